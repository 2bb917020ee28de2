/** An instant: `at` by the wall clock, ms since 1970, which may step; `monotonicMs`, which never does, for durations. */
export type Moment = {
	readonly at: number;
	readonly monotonicMs: number;
};
