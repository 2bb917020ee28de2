/** The agents that were left since any agent was last polled with success. */
type LeftAgents<Agent> = {
	readonly leave: (agent: Agent) => void;
	/** Whether it was left so lately that it is not polled again yet. */
	readonly isLeft: (agent: Agent) => boolean;
	readonly forget: () => void;
};

const [firstMs, longestMs] = [15_000, 900_000];

/**
 * Where all agents of a cluster fail alike although their status is good, each is polled again less and less often: nothing
 * is gained by going from one to the other. Once one has answered, any other may take over at once.
 */
export function createLeftAgents<Agent>(monotonic: () => number): LeftAgents<Agent> {
	const left = new Map<Agent, {readonly times: number; readonly untilMs: number}>();
	return {
		leave(agent) {
			const times = (left.get(agent)?.times ?? 0) + 1;
			left.set(agent, {times, untilMs: monotonic() + Math.min(longestMs, firstMs * 2 ** (times - 1))});
		},
		isLeft: (agent) => (left.get(agent)?.untilMs ?? 0) > monotonic(),
		forget() {
			left.clear();
		},
	};
}
