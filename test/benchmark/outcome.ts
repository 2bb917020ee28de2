/** What a benchmark has found, in Markdown; one that has no limits is always good. */
export type Outcome = {readonly text: string; readonly isGood: boolean};
