import type {ListedReading, ProgressRow} from '../domain/restore-reading.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import {createEndedRestores} from './ended-restores.js';
import {createJobList, isSameRestore, type Job} from './job-list.js';
import {decodeRunningRow} from './job-row.js';
import {createRowCache} from './row-cache.js';
import {keepSame} from './same-list.js';
import type {QueryRows, SqlRow} from './sql-connection.js';
import {createTableRestores} from './table-restores.js';
import {serverTimeOf} from './unix-time.js';
import {createVanishedJobs} from './vanished-jobs.js';

/** The history is read before each answer about the progress. */
const longestHistoryMs = 5000;

/** Which restores are listed beside those that run. */
export type DiscoveryOptions = {
	/** Those that ended so long ago at most, in ms; 0: none. */
	readonly sinceMs: number;
	/** Jobs that are listed whenever they ended, such as those that the caller saw running. */
	readonly jobIds?: readonly number[];
};

export type DiscoveredRestores = {
	/** The restored tenants' own rows of the running restores. */
	readonly rows: readonly ProgressRow[];
	/** Running ones, then ended ones, newest end first; by reference the previous list, or its items, where nothing changed. */
	readonly restores: readonly ListedReading[];
	/** The server's clock, ms since 1970; absent if no view had a row. */
	readonly serverTime?: number;
	/** Whether the list has all ended restores that were asked for, and those that ran in the previous answer. */
	readonly hasEnded: boolean;
	/** Why it has not. */
	readonly endedProblem?: SqlProblem;
};

export type Discovery = {
	/** Lists all restores; `progress` are all rows of CDB_OB_RESTORE_PROGRESS. */
	readonly list: (
		progress: readonly SqlRow[],
		options: DiscoveryOptions,
		signal: AbortSignal,
	) => Promise<{readonly found: DiscoveredRestores; readonly isBroken: boolean}>;
	/** To be called for a new connection. */
	readonly reconnect: () => void;
};

/** `timeoutMs`: longest wait for each statement. */
export function createDiscovery(query: QueryRows, timeoutMs: number): Discovery {
	const cache = createRowCache(decodeRunningRow);
	const listRunning = createJobList();
	const ended = createEndedRestores(query, Math.min(longestHistoryMs, timeoutMs / 2));
	const tables = createTableRestores(query);
	const vanished = createVanishedJobs();
	let restores: readonly ListedReading[] = [];

	return {
		async list(progress, {sinceMs, jobIds = []}, signal) {
			const rows = cache.replace(progress);
			const running = listRunning(rows);
			const runningIds = idsOf(running);
			const wanted = vanished.missing(runningIds).union(new Set(jobIds)).difference(runningIds);
			const history = await ended.read({sinceMs, jobIds: [...wanted]}, signal);
			vanished.settle(runningIds, history.isRead ? idsOf(history.jobs) : undefined);
			const {listed, failed} = await tables.label(combine(running, history.jobs), signal);
			restores = keepSame(restores, listed);
			const serverTime = serverTimeOf(progress) ?? history.serverTime;
			return {
				found: {
					rows: rows.map((row) => row.progress).filter((row) => row !== undefined),
					restores,
					...(serverTime === undefined ? {} : {serverTime}),
					hasEnded: history.isRead,
					...(history.problem === undefined ? {} : {endedProblem: history.problem}),
				},
				isBroken: history.isBroken === true || failed?.isBroken === true,
			};
		},
		reconnect() {
			ended.reconnect();
			tables.reconnect();
		},
	};
}

function idsOf(jobs: readonly Job[]): ReadonlySet<number> {
	return new Set(jobs.map(({listed}) => listed.reading.jobId));
}

/**
 * A restore that is in both views has ended if the sys tenant's row is in the history: the restored tenant's own moves there
 * some seconds before.
 */
function combine(running: readonly Job[], ended: readonly Job[]): readonly ListedReading[] {
	const runningIds = idsOf(running);
	const inBoth = ended.filter(({listed}) => runningIds.has(listed.reading.jobId));
	const over = new Set<Job>();
	const notYet = new Set<Job>();
	for (const job of running) {
		const {reading} = job.listed;
		const other = inBoth.find(({listed}) => isSameRestore(listed.reading, reading));
		if (other !== undefined && other.sys === undefined && job.sys !== undefined) {
			notYet.add(other);
		} else if (other !== undefined) {
			over.add(job);
		}
	}

	return [...running.filter((job) => !over.has(job)), ...ended.filter((job) => !notYet.has(job))].map(
		({listed}) => listed,
	);
}
