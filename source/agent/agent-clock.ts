/** The agent's clock as far as its answers tell it. */
export type AgentClock = {
	/** Sets the clock by an answer: the agent's time in it, ms since 1970. */
	readonly learn: (at: number) => void;
	/** The agent's time now, ms since 1970; undefined before it has told any. */
	readonly now: () => number | undefined;
};

/** Runs on with our monotonic clock between two answers, so that a step of our own wall clock changes nothing. */
export function createAgentClock(monotonic: () => number): AgentClock {
	let told: {readonly at: number; readonly monotonicMs: number} | undefined;
	return {
		learn(at) {
			told = {at, monotonicMs: monotonic()};
		},
		now: () => told && told.at + (monotonic() - told.monotonicMs),
	};
}
