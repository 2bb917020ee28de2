import type {AgentClient} from '../agent/agent-client.js';
import type {ClusterId} from '../domain/cluster.js';
import type {Problem} from '../domain/problem.js';
import type {FactBody} from '../monitor/fact.js';
import type {Clock} from '../system/clock.js';
import {findPingProblem, type DiagnoseOptions} from './diagnose.js';

type HeldWatchOptions = DiagnoseOptions & {
	readonly cluster: ClusterId;
	/** The label of the agent that is polled. */
	readonly agent: () => string;
	readonly client: Pick<AgentClient, 'drop'>;
	readonly dispatch: (fact: FactBody) => void;
	readonly clock: Pick<Clock, 'monotonic'>;
};

/** Ms. An agent that answers no ping for so long is not merely waiting for its database. */
const longestSilenceMs = 60_000;

const databaseHung: Problem = {code: 'timeout', reason: 'databaseHung', said: ''};

/**
 * Returns a function that finds out, while a late request is kept, whether the agent is alive: then it waits for its
 * database. The request is given up when the agent has answered no ping for a minute.
 */
export function createHeldWatch(options: HeldWatchOptions): () => Promise<Problem | undefined> {
	const {agent, client, clock, cluster, dispatch, signal} = options;
	let silentSinceMs: number | undefined;
	let checkedMs = 0;
	return async () => {
		const found = await findPingProblem(options);
		if (signal.aborted) {
			return undefined;
		}

		const nowMs = clock.monotonic();
		// A silence of an earlier request is over.
		const sinceMs = nowMs - checkedMs > longestSilenceMs ? undefined : silentSinceMs;
		silentSinceMs = found === undefined ? undefined : (sinceMs ?? nowMs);
		checkedMs = nowMs;
		if (silentSinceMs !== undefined && nowMs - silentSinceMs >= longestSilenceMs) {
			silentSinceMs = undefined;
			client.drop();
		}

		const problem = found ?? databaseHung;
		dispatch({type: 'agentFailed', cluster, agent: agent(), problem});
		return problem;
	};
}
