import type {AgentClient} from '../agent/agent-client.js';
import {problemOf} from '../agent/agent-error.js';
import type {AgentAddress, ClusterTarget} from '../domain/cluster.js';
import {findCluster} from '../monitor/state.js';
import {createLatest} from '../polling/latest.js';
import type {PollOptions} from '../polling/poll.js';
import type {PollProgressOptions} from '../polling/poll-progress.js';
import {sqlProblemOf} from '../sql/sql-error.js';
import type {Random} from '../system/random.js';
import type {ExactJson} from '../text/exact-json.js';
import type {Monitor} from './monitor.js';
import {createPasswords, type PasswordsOptions} from './passwords.js';
import {createProgressOpener} from './progress-opener.js';

/** The options of the polling loops of one cluster. */
export type ClusterLoops = {
	readonly polling: PollOptions;
	/** Undefined where SQL is not used. */
	readonly progress: PollProgressOptions | undefined;
};

type ClusterLoopsOptions = Pick<PasswordsOptions, 'readOtherPassword'> & {
	readonly agent: AgentAddress;
	readonly client: AgentClient;
	readonly monitor: Monitor;
	readonly random: Random;
	readonly timeoutMs: number;
	readonly signal: AbortSignal;
	/** Ends early after a command to poll at once. */
	readonly sleep: Monitor['clock']['sleep'];
};

/** Connects a cluster's client, its passwords and the monitor to the polling loops. */
export function createClusterLoops(target: ClusterTarget, options: ClusterLoopsOptions): ClusterLoops {
	const {agent, client, monitor, random, readOtherPassword, timeoutMs, signal, sleep} = options;
	const {clock, dispatch, intervalMs, store} = monitor;
	const passwords = createPasswords(target, {readOtherPassword, client});
	const clusterInfo = createLatest<ExactJson | undefined>();
	const shared = {
		cluster: target.id,
		dispatch,
		clock: {now: clock.now, monotonic: clock.monotonic, sleep},
		random,
		intervalMs,
		signal,
		refreshes: () => store.getState().refreshes,
	};
	const polling = {
		...shared,
		agent: agent.label,
		tenants: () => findCluster(store.getState(), target.id)?.restores.map(({tenant}) => tenant) ?? [],
		client,
		problemOf(error: unknown) {
			const problem = problemOf(error);
			return problem && passwords.explain(problem);
		},
		hasOtherPassword: passwords.createWatch(),
		onClusterInfo: clusterInfo.set,
	};
	if (target.sql === undefined) {
		return {polling, progress: undefined};
	}

	const open = createProgressOpener({
		password: passwords.readRootPassword,
		target: target.sql === 'fromAgent' ? undefined : target.sql,
		agentOrigin: agent.origin,
		timeoutMs,
		clusterInfo: clusterInfo.get,
	});
	return {
		polling,
		progress: {...shared, problemOf: sqlProblemOf, hasOtherPassword: passwords.createWatch(), open},
	};
}
