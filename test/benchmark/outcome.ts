/** What a benchmark has found; one that has no verdict is always good. */
export type Outcome = {readonly text: string; readonly isGood: boolean};
