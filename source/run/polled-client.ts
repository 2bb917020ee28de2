import type {AgentClient} from '../agent/agent-client.js';
import type {FailOver} from '../polling/fail-over.js';
import {raceAbort} from '../system/race.js';
import type {OpenedAgent} from './open-agent.js';

type PolledClientOptions = Pick<FailOver<OpenedAgent>, 'current' | 'left'> & {
	/** Grows when the agent that is polled may be another one than before, or in another version. */
	readonly restarts: () => number;
};

/**
 * The client of whichever agent is polled. A request whose agent is left meanwhile is sent to the next one at once, and what
 * the one before answers later is dropped: it would be taken for an answer of the next one.
 */
export function createPolledClient({
	current,
	left: signalOfLeaving,
	restarts,
}: PolledClientOptions): Omit<AgentClient, 'usePassword' | 'end'> {
	async function ask<Value>(work: (client: AgentClient) => Promise<Value>): Promise<Value> {
		const left = signalOfLeaving();
		const answered = work(current().client).then((value) => ({value}));
		const answer = await raceAbort(answered, left);
		return answer === undefined || left.aborted ? ask(work) : answer.value;
	}

	return {
		async overview(tenant, signal, onLate) {
			const left = signalOfLeaving();
			return ask(async (client) =>
				client.overview(tenant, signal, (late) => {
					if (!left.aborted) {
						onLate?.(late);
					}
				}),
			);
		},
		readVersion: async (signal) => ask(async (client) => client.readVersion(signal)),
		readCluster: async (signal) => ask(async (client) => client.readCluster(signal)),
		readFinished: async (signal) => ask(async (client) => client.readFinished(signal)),
		listTenants: async (signal) => ask(async (client) => client.listTenants(signal)),
		readTasks: async (signal) => ask(async (client) => client.readTasks(signal)),
		async listRestores(filter, signal, onLate) {
			const left = signalOfLeaving();
			return ask(async (client) =>
				client.listRestores(filter, signal, (late) => {
					if (!left.aborted) {
						onLate?.(late);
					}
				}),
			);
		},
		ping: async (signal) => ask(async (client) => client.ping(signal)),
		readStatus: async (signal) => ask(async (client) => client.readStatus(signal)),
		isHeld: () => current().client.isHeld(),
		async released(signal) {
			await raceAbort(current().client.released(signal), signalOfLeaving());
		},
		drop() {
			current().client.drop();
		},
		restarts,
	};
}
