import type {ClusterId} from '../domain/cluster.js';
import {endedStatuses, runningStatuses} from '../domain/listed-statuses.js';
import {isTenantProblem, type Problem, type ProblemReason} from '../domain/problem.js';
import {isNamed, keyOf, type WatchedRestore} from '../domain/restore/watched-restore.js';
import type {ListedReading} from '../domain/restore-reading.js';
import {isMatchOfAny} from '../domain/tenant-pattern.js';
import type {AgentClient} from '../agent/agent-client.js';
import type {FactBody} from '../monitor/fact.js';
import {createChangeDetector} from '../monitor/on-change.js';
import type {WatchedCluster} from '../monitor/state.js';
import type {Clock} from '../system/clock.js';
import {createLookups, isMissing} from './lookups.js';
import {isReadOverSql} from './read-over-sql.js';

export type DiscoverOptions = {
	readonly cluster: ClusterId;
	readonly client: Pick<AgentClient, 'overview' | 'listRestores' | 'listTenants' | 'restarts'>;
	/** The cluster as it is known; undefined once it is not watched any more. */
	readonly watched: () => WatchedCluster | undefined;
	/** The problem of an expected error; undefined for a bug, which is rethrown. */
	readonly problemOf: (error: unknown) => Problem | undefined;
	readonly dispatch: (fact: FactBody) => void;
	readonly clock: Pick<Clock, 'now' | 'monotonic'>;
	/** How many commands to poll at once there were. */
	readonly refreshes: () => number;
	readonly signal: AbortSignal;
};

/** What a list has covered: `nothing`, or every running restore of the cluster. */
export type Coverage = 'nothing' | 'running';

/** Reads the lists that are needed; `requests` counts what was sent. Throws the errors of the client. */
export type Discovery = () => Promise<{readonly coverage: Coverage; readonly requests: number}>;

type RestoreList = Awaited<ReturnType<AgentClient['listRestores']>>;

/** Ms. Ended restores change rarely, and their list is the long one. */
const endedEveryMs = 60_000;
/** Ms. The agent filters by the start: a restore that ended in the time that is watched may have begun so much earlier. */
const longestRestoreMs = 7 * 86_400_000;
/** Ms. How long a list that the agent cannot give is not asked for again. */
const withoutListMs = 60_000;

/** The list cannot be had, but the agent may well answer about single tenants. */
const unlisted: ReadonlySet<ProblemReason> = new Set([
	'noRestoreApi',
	'databaseError',
	'rejected',
	'unreadableAnswer',
	'tooLarge',
	'unreadableRow',
	// A long history may take the database longer than one tenant does.
	'timeout',
]);

/**
 * Returns a function that reads the agent's lists of restores as far as they are needed: where restores are discovered and SQL
 * does not list them, and for several named tenants, which cost one request then.
 */
export function createDiscovery(options: DiscoverOptions): Discovery {
	const {client, clock, watched, refreshes, problemOf, signal} = options;
	const hasRestarted = createChangeDetector(client.restarts);
	const isRefreshed = createChangeDetector(refreshes);
	const lookups = createLookups();
	let endedMs = -Infinity;
	let noListUntilMs = -Infinity;

	function dispatchLists(running: RestoreList, ended?: RestoreList): void {
		const {restores, isComplete, agentTime} = running;
		options.dispatch({
			type: 'restoresDiscovered',
			cluster: options.cluster,
			source: 'tasks',
			restores: [...(ended?.restores ?? []), ...restores],
			hasAllRunning: isComplete,
			hasEnded: ended?.isComplete ?? false,
			...(agentTime === undefined ? {} : {agentTime}),
		});
	}

	async function readLists(cluster: WatchedCluster): Promise<void> {
		const running = await client.listRestores({statuses: runningStatuses}, signal, (late) => {
			if (!signal.aborted) {
				dispatchLists(late);
			}
		});
		const {restores, agentTime} = running;
		const now = agentTime ?? clock.now();
		const isDue = isRefreshed() || clock.monotonic() - endedMs >= endedEveryMs;
		const missing = lookups.due(cluster.restores.filter((restore) => isMissing(restore, restores)));
		const ended = isDue || missing.length > 0 ? await readEnded(now, cluster) : undefined;
		dispatchLists(running, ended);
		if (ended !== undefined) {
			endedMs = clock.monotonic();
		}
	}

	async function readEnded(now: number, {discovery}: WatchedCluster): Promise<RestoreList> {
		const startedAfter = now - (discovery?.sinceMs ?? 0) - longestRestoreMs;
		return client.listRestores({statuses: endedStatuses, startedAfter}, signal);
	}

	return async () => {
		const cluster = watched();
		if (cluster === undefined || !requiresList(cluster, clock.monotonic())) {
			return {coverage: 'nothing', requests: 0};
		}

		if (hasRestarted()) {
			noListUntilMs = -Infinity;
		}

		if (clock.monotonic() >= noListUntilMs) {
			try {
				await readLists(cluster);
				return {coverage: 'running', requests: 1};
			} catch (error) {
				const problem = problemOf(error);
				if (problem === undefined || !unlisted.has(problem.reason)) {
					throw error;
				}

				// An agent that has no such route will not get it before it is replaced.
				noListUntilMs = problem.reason === 'noRestoreApi' ? Infinity : clock.monotonic() + withoutListMs;
				if (problem.reason === 'timeout') {
					throw error;
				}
			}
		}

		if (cluster.discovery === undefined) {
			return {coverage: 'nothing', requests: 0};
		}

		await discoverOneByOne(cluster, cluster.discovery.globs, options);
		return {coverage: 'nothing', requests: 1};
	};
}

function requiresList({discovery, discoverySource, sql, restores}: WatchedCluster, nowMs: number): boolean {
	const isListedOverSql = discoverySource === 'sql' && sql.type === 'on';
	if (discovery !== undefined && !isListedOverSql) {
		return true;
	}

	const named = restores.filter(
		(restore) => isNamed(restore) && restore.job?.finishedAt === undefined && !isReadOverSql(restore, nowMs),
	);
	return named.length > 1 || named.some((restore) => isLost(restore));
}

/** Answers without a restore that was there before, after which its end is not looked for any more. */
const mostMisses = 4;

/** Whether the agent has no row of a restore that ran: the list of ended ones may still have it. */
function isLost({job, missingAnswers}: WatchedRestore): boolean {
	return job !== undefined && missingAnswers > 0 && missingAnswers <= mostMisses;
}

/**
 * For agents without a list: the tenants that are being restored, one request for each. What has ended is not found, unless it
 * was seen while it ran.
 */
async function discoverOneByOne(
	cluster: WatchedCluster,
	globs: readonly string[],
	options: DiscoverOptions,
): Promise<void> {
	const {client, dispatch, signal} = options;
	const tenants = await client.listTenants(signal);
	dispatch({type: 'tenantsRead', cluster: cluster.id, tenants: tenants.map(({name}) => name)});
	const known = cluster.restores.filter((restore) => !isNamed(restore) && isRunning(restore));
	const restoring = tenants.filter(({name, isRestoring}) => isRestoring && isMatchOfAny(name, globs));
	const names = new Set([...known.map(({tenant}) => tenant), ...restoring.map(({name}) => name)]);
	const restores: ListedReading[] = [];
	let time: number | undefined;
	for (const tenant of names) {
		// eslint-disable-next-line no-await-in-loop -- at most one overview in flight
		const answer = await readTenant(tenant, known, options);
		if (answer === undefined) {
			continue;
		}

		restores.push({tenant, reading: answer.reading});
		time = answer.agentTime ?? time;
	}

	dispatch({
		type: 'restoresDiscovered',
		cluster: cluster.id,
		source: 'overview',
		restores,
		hasAllRunning: false,
		hasEnded: false,
		...(time === undefined ? {} : {agentTime: time}),
	});
}

/** The restore of one tenant; undefined where the agent has none, which is reported of a restore that is known. */
async function readTenant(
	tenant: string,
	known: readonly WatchedRestore[],
	{cluster, client, problemOf, dispatch, signal}: DiscoverOptions,
): Promise<Awaited<ReturnType<AgentClient['overview']>> | undefined> {
	try {
		return await client.overview(tenant, signal);
	} catch (error) {
		const problem = problemOf(error);
		if (signal.aborted || problem === undefined || !isTenantProblem(problem)) {
			throw error;
		}

		const lost = known.filter((other) => other.tenant === tenant);
		for (const restore of lost) {
			dispatch({type: 'restoreRefused', key: keyOf(cluster, restore), problem});
		}

		return undefined;
	}
}

function isRunning({job, isDropped}: WatchedRestore): boolean {
	return job !== undefined && job.finishedAt === undefined && !isDropped;
}
