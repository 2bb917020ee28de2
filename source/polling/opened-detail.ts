import type {AgentClient} from '../agent/agent-client.js';
import {isSameKey, type ClusterId, type RestoreKey} from '../domain/cluster.js';
import {isFinal} from '../domain/phase.js';
import type {Problem} from '../domain/problem.js';
import {isOpenTask, taskOfRestore} from '../domain/restore-task.js';
import {keyOf, outcomeOfRestore, type WatchedRestore} from '../domain/restore/watched-restore.js';
import type {FactBody} from '../monitor/fact.js';
import type {WatchedCluster} from '../monitor/state.js';
import type {Clock} from '../system/clock.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';

export type DetailReaderOptions = {
	readonly cluster: ClusterId;
	readonly client: Pick<AgentClient, 'readTasks' | 'overview' | 'isHeld'>;
	/** The cluster's state; undefined if it is not watched any more. */
	readonly watched: () => WatchedCluster | undefined;
	/** The restore whose detail is open, of any cluster. */
	readonly opened: () => RestoreKey | undefined;
	/** The problem of an expected error; undefined for a bug, which is rethrown. */
	readonly problemOf: (error: unknown) => Problem | undefined;
	readonly dispatch: (fact: FactBody) => void;
	readonly clock: Pick<Clock, 'monotonic'>;
	readonly signal: AbortSignal;
};

export type DetailReader = {
	/** Requests what an open detail needs and does not have; called after every fact, and almost always does nothing. */
	readonly read: () => void;
	/** Resolves when no request is under way; rejects with a bug. */
	readonly ended: () => Promise<void>;
};

/** Tasks may change that often; what has failed is asked for again after it. */
const againAfterMs = 30_000;

/**
 * Reads what only the detail of a restore shows: obshell's tasks, and the agent's own row of a restore that SQL has found.
 * Requests are sent between two rounds alone, so that none of them waits; what the agent does not answer stays unknown.
 */
export function createDetailReader(options: DetailReaderOptions): DetailReader {
	const {cluster: id, client, watched, opened, problemOf, dispatch, clock, signal} = options;
	let running: Promise<void> = Promise.resolve();
	let isRunning = false;
	/** Until the detail is closed. */
	let tasksRead: Attempt | undefined;
	let rowRead: Attempt | undefined;

	async function readTasks(tenants: ReadonlySet<string>): Promise<void> {
		const tasks = await client.readTasks(signal);
		const own = tasks.filter(({tenant}) => tenants.has(tenant.toLowerCase()));
		dispatch({type: 'restoreTasksRead', cluster: id, tasks: own});
	}

	async function readRow(key: RestoreKey, jobId: number): Promise<void> {
		const {overview} = await askForRow(key.tenant, jobId);
		dispatch({type: 'overviewRead', key, jobId, ...(overview === undefined ? {} : {overview})});
	}

	/** The agent describes the last job of a tenant, which may be another one; of a tenant that is gone it has none. */
	async function askForRow(tenant: string, jobId: number) {
		try {
			const {reading} = await client.overview(tenant, signal);
			return reading.jobId === jobId ? {overview: reading.overview} : {};
		} catch (error) {
			const reason = problemOf(error)?.reason;
			if (reason === 'tenantAbsent' || reason === 'neverRestored') {
				return {};
			}

			throw error;
		}
	}

	async function attempt(request: () => Promise<void>): Promise<void> {
		try {
			await request();
		} catch (error) {
			problemUnlessAborted(error, {problemOf, signal});
		}
	}

	/** One after another: an agent has few connections to its database. */
	async function attemptAll(requests: ReadonlyArray<() => Promise<void>>): Promise<void> {
		try {
			for (const request of requests) {
				// eslint-disable-next-line no-await-in-loop -- see above
				await attempt(request);
			}
		} finally {
			isRunning = false;
		}
	}

	/** What is due for this restore. */
	function dueRequests({restores, restoreTasks = []}: WatchedCluster, key: RestoreKey, restore: WatchedRestore) {
		const at = {atMs: clock.monotonic(), key};
		const requests: Array<() => Promise<void>> = [];
		const task = taskOfRestore(restoreTasks, {tenant: restore.tenant, startedAt: restore.job?.startedAt});
		const isMayChange = !isFinal(outcomeOfRestore(restore)) || (task !== undefined && isOpenTask(task));
		if (areTasksDue(tasksRead, at, isMayChange)) {
			tasksRead = at;
			requests.push(async () => readTasks(new Set(restores.map(({tenant}) => tenant.toLowerCase()))));
		}

		const {job} = restore;
		if (job !== undefined && isRowMissing(restore) && isRowDue(rowRead, at)) {
			rowRead = at;
			requests.push(async () => readRow(key, job.jobId));
		}

		return requests;
	}

	return {
		read() {
			const key = opened();
			if (key === undefined) {
				tasksRead = undefined;
				rowRead = undefined;
				return;
			}

			const cluster = key.cluster === id ? watched() : undefined;
			const restore = cluster?.restores.find((each) => isSameKey(keyOf(id, each), key));
			if (cluster === undefined || restore === undefined || isRunning || !isAtRest(cluster) || client.isHeld()) {
				return;
			}

			const requests = dueRequests(cluster, key, restore);
			if (requests.length === 0 || signal.aborted) {
				return;
			}

			isRunning = true;
			running = attemptAll(requests);
		},
		async ended() {
			await running;
		},
	};
}

type Attempt = {readonly atMs: number; readonly key: RestoreKey};

/** The list of tasks is that of the whole cluster: going from restore to restore does not read it again and again. */
function areTasksDue(last: Attempt | undefined, {atMs, key}: Attempt, canChange: boolean): boolean {
	if (last === undefined) {
		return true;
	}

	return atMs - last.atMs >= againAfterMs && (canChange || !isSameKey(key, last.key));
}

/** Whether the agent's own object is neither part of the job nor was read in its present status. */
function isRowMissing({job, agentRow}: WatchedRestore): boolean {
	return job?.overview === undefined && agentRow?.status !== job?.status;
}

/** Each restore has a row of its own. */
function isRowDue(last: Attempt | undefined, {atMs, key}: Attempt): boolean {
	return last === undefined || !isSameKey(key, last.key) || atMs - last.atMs >= againAfterMs;
}

/** Whether the agent answers, and no round is under way. */
function isAtRest({trouble, answeredAt, roundBeganMs}: WatchedCluster): boolean {
	return trouble === undefined && answeredAt !== undefined && roundBeganMs === undefined;
}
