import type {AgentClient} from '../../source/agent/agent-client.js';

/** The part of a client that keeps late requests and notices restarts, for one that never does. */
export const neverHeld: Pick<AgentClient, 'isHeld' | 'released' | 'drop' | 'restarts'> = {
	isHeld: () => false,
	released: async () => undefined,
	drop: () => undefined,
	restarts: () => 0,
};
