/** The agent's clock, known from its answers. */
export type AgentClock = {
	/** Sets the clock to the agent's time in an answer, ms since 1970. */
	readonly learn: (at: number) => void;
	/** The agent's time now, ms since 1970; undefined before the first answer with a time. */
	readonly now: () => number | undefined;
};

/** Between two answers it advances with our monotonic clock, so that a step of our wall clock changes nothing. */
export function createAgentClock(monotonic: () => number): AgentClock {
	let known: {readonly at: number; readonly monotonicMs: number} | undefined;
	return {
		learn(at) {
			known = {at, monotonicMs: monotonic()};
		},
		now: () => known && known.at + (monotonic() - known.monotonicMs),
	};
}
