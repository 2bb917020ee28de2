import {problemOf} from '../agent/agent-error.js';
import type {ClusterTarget} from '../domain/cluster.js';
import type {HostNames} from '../domain/host-names.js';
import {selectOpenedDetail} from '../monitor/select/opened-detail.js';
import {findCluster} from '../monitor/state.js';
import {createAsides} from '../polling/aside.js';
import {createDetailReader, type DetailReader} from '../polling/opened-detail.js';
import {createDiscovery} from '../polling/discover.js';
import {isBusy, isSqlBusy} from '../polling/is-busy.js';
import {isSettledOverSql, sqlDiscoveryOf} from '../polling/sql-discovery.js';
import {createTenantSchedule} from '../polling/tenant-schedule.js';
import {createLatest} from '../polling/latest.js';
import type {PollOptions} from '../polling/poll.js';
import type {PollProgressOptions} from '../polling/poll-progress.js';
import {sqlProblemOf} from '../sql/sql-error.js';
import type {Clock} from '../system/clock.js';
import type {Random} from '../system/random.js';
import type {ExactJson} from '../text/exact-json.js';
import type {ClusterAgents} from './cluster-agents.js';
import type {Monitor} from './monitor.js';
import {createPasswords, type PasswordsOptions} from './passwords.js';
import {createProgressOpener} from './progress-opener.js';

/** The options of the polling loops of one cluster. */
export type ClusterLoops = {
	readonly polling: PollOptions;
	/** What is read while a detail is open; `read` is to be called after every fact. */
	readonly detail: DetailReader;
	/** Undefined where SQL is not used. */
	readonly progress: PollProgressOptions | undefined;
};

type ClusterLoopsOptions = Pick<PasswordsOptions, 'readOtherPassword'> & {
	readonly agents: ClusterAgents;
	readonly monitor: Monitor;
	readonly random: Random;
	readonly timeoutMs: number;
	readonly names: HostNames;
	readonly uptime: () => number;
	readonly signal: AbortSignal;
	/** The pauses of the two loops, which end early when there is a reason to poll at once. */
	readonly sleeps: {readonly agent: Clock['sleep']; readonly sql: Clock['sleep']};
};

/** Connects a cluster's agents, its passwords and the monitor to the polling loops. */
export function createClusterLoops(target: ClusterTarget, options: ClusterLoopsOptions): ClusterLoops {
	const {agents, monitor, random, readOtherPassword, timeoutMs, names, uptime, signal, sleeps} = options;
	const {clock, dispatch, store} = monitor;
	const passwords = createPasswords(target, {readOtherPassword, client: agents});
	const clusterInfo = createLatest<ExactJson | undefined>();
	const shared = {
		cluster: target.id,
		dispatch,
		clock: {now: clock.now, monotonic: clock.monotonic, sleep: sleeps.agent},
		random,
		intervalMs: () => store.getState().intervalMs,
		signal,
		refreshes: () => store.getState().refreshes,
	};
	const watched = () => findCluster(store.getState(), target.id);
	const explainedProblemOf = (error: unknown) => {
		const problem = problemOf(error);
		return problem && passwords.explain(problem);
	};

	const polling = {
		...shared,
		agent: () => agents.address().label,
		failOver: agents.failOver,
		tenants: createTenantSchedule({
			restores: () => watched()?.restores ?? [],
			refreshes: shared.refreshes,
			monotonic: clock.monotonic,
		}),
		client: agents.client,
		problemOf: explainedProblemOf,
		discover: createDiscovery({...shared, client: agents.client, watched, problemOf: explainedProblemOf}),
		readAside: createAsides({...shared, client: agents.client, watched, problemOf: explainedProblemOf}),
		isBusy: () => isBusy(watched()),
		hasOtherPassword: passwords.createWatch(),
		onClusterInfo(info: ExactJson | undefined) {
			agents.describe(info);
			clusterInfo.set(info);
		},
	};
	const detail = createDetailReader({
		...shared,
		client: agents.client,
		watched,
		opened: () => selectOpenedDetail(store.getState()),
		problemOf: explainedProblemOf,
	});
	if (target.sql === undefined) {
		return {polling, detail, progress: undefined};
	}

	const open = createProgressOpener({
		password: passwords.readRootPassword,
		target: target.sql === 'fromAgent' ? undefined : target.sql,
		agentOrigin: () => agents.address().origin,
		timeoutMs,
		names,
		uptime,
		clusterInfo: clusterInfo.get,
	});
	return {
		polling,
		detail,
		progress: {
			...shared,
			clock: {...shared.clock, sleep: sleeps.sql},
			problemOf: sqlProblemOf,
			hasOtherPassword: passwords.createWatch(),
			open,
			discovery: () => sqlDiscoveryOf(watched()),
			isListed: () => isSettledOverSql(watched()),
			isBusy: () => isSqlBusy(watched()),
			agentCluster: agents.identity,
		},
	};
}
