/** When something happened to us: `at` is our wall clock (ms since 1970) and may step; `monotonicMs` never does, and measures. */
export type Moment = {
	readonly at: number;
	readonly monotonicMs: number;
};
