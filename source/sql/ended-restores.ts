import type {SqlProblem} from '../domain/sql-problem.js';
import {attempt} from './attempt.js';
import {selectEnded, type Selection, type Wanted} from './ended-selection.js';
import {createJobList, type Job} from './job-list.js';
import {decodeEndedRow, endedColumns} from './job-row.js';
import {createRefusalPause} from './refusal-pause.js';
import {createRowCache} from './row-cache.js';
import {keepSame} from './same-list.js';
import type {QueryRows} from './sql-connection.js';
import {serverTimeOf} from './unix-time.js';
import {presentColumns, rowsWith, selectList, serverTime} from './view-columns.js';

const view = 'oceanbase.CDB_OB_RESTORE_HISTORY';
/** More are not listed. */
const mostJobs = 2000;
/** Each has two. */
const mostRows = 2 * mostJobs;

export type EndedAnswer = {
	/** Newest end first; the previous list, by reference, if nothing changed. */
	readonly jobs: readonly Job[];
	/** Whether all that is wanted is in the list. */
	readonly isRead: boolean;
	/** Why it is not. */
	readonly problem?: SqlProblem;
	/** The connection is of no more use. */
	readonly isBroken?: true;
	/** The server's clock, ms since 1970; undefined if no row was read. */
	readonly serverTime?: number | undefined;
};

export type EndedRestores = {
	readonly read: (wanted: Wanted, signal: AbortSignal) => Promise<EndedAnswer>;
	/** To be called for a new connection: its view may be another. */
	readonly reconnect: () => void;
};

/**
 * Reads restores from CDB_OB_RESTORE_HISTORY, which may have thousands of rows: one statement each time, and no row is decoded
 * twice. `limitMs`: the server's own limit, so that a slow history costs neither the progress nor the connection.
 */
export function createEndedRestores(query: QueryRows, limitMs: number): EndedRestores {
	const cache = createRowCache(decodeEndedRow);
	const listJobs = createJobList();
	const pause = createRefusalPause();
	let columns: readonly string[] | undefined;
	let held = noJobs;
	let {jobs} = noJobs;
	let wholeSinceMs: number | undefined;
	let partialReads = 0;

	function select(wanted: Wanted): Selection | undefined {
		const [newest] = held.jobs;
		return selectEnded(wanted, {
			jobIds: held.ids,
			newestEnd: newest && endOf(newest),
			wholeSinceMs,
			partialReads: held.jobs.length > mostJobs ? Infinity : partialReads,
		});
	}

	/** Gives the server's clock. */
	async function readRows({isWhole, condition}: Selection, {sinceMs}: Wanted, signal: AbortSignal) {
		columns ??= presentColumns(await query(`SHOW COLUMNS FROM ${view}`, signal), endedColumns);
		const selected = [...columns, serverTime];
		const order = `ORDER BY FINISH_TIMESTAMP DESC LIMIT ${mostRows}`;
		const hint = `/*+ QUERY_TIMEOUT(${Math.ceil(limitMs * 1000)}) */`;
		const statement = `SELECT ${hint} ${selectList(selected)} FROM ${view} WHERE ${condition} ${order}`;
		const rows = rowsWith(selected, await query(statement, signal));
		held = hold(held, listJobs(isWhole ? cache.replace(rows) : cache.add(rows)));
		wholeSinceMs = isWhole ? sinceMs : wholeSinceMs;
		partialReads = isWhole ? 0 : partialReads + 1;
		return serverTimeOf(rows);
	}

	async function read(wanted: Wanted, signal: AbortSignal): Promise<EndedAnswer> {
		const selection = select(wanted);
		const skipped = selection && pause.skip();
		if (skipped !== undefined) {
			return {jobs, isRead: false, problem: skipped};
		}

		const result =
			selection === undefined
				? {value: undefined}
				: await attempt(async () => readRows(selection, wanted, signal), signal);
		if ('problem' in result) {
			const {problem, isBroken} = result;
			pause.fail(problem);
			columns = undefined;
			return {jobs, isRead: false, problem, ...(isBroken ? {isBroken} : {})};
		}

		pause.succeed();
		jobs = keepSame(jobs, choose(held.jobs, wanted, result.value));
		return {jobs, isRead: true, serverTime: result.value};
	}

	return {
		read,
		reconnect() {
			columns = undefined;
			wholeSinceMs = undefined;
			pause.reconnect();
		},
	};
}

/** Jobs of the history. */
type Held = {
	/** In the order of their rows. */
	readonly listed: readonly Job[];
	/** Newest end first. */
	readonly jobs: readonly Job[];
	readonly ids: ReadonlySet<number>;
};

const noJobs: Held = {listed: [], jobs: [], ids: new Set()};

function hold(held: Held, listed: readonly Job[]): Held {
	return listed === held.listed
		? held
		: {
				listed,
				jobs: listed.toSorted((one, other) => endOf(other) - endOf(one)),
				ids: new Set(listed.map((job) => job.listed.reading.jobId)),
			};
}

/** Without the server's clock no row was read, so that no time has passed for those that are held. */
function choose(held: readonly Job[], {sinceMs, jobIds}: Wanted, now: number | undefined): readonly Job[] {
	const ids = new Set(jobIds);
	const isRecent = (job: Job) => sinceMs > 0 && (now === undefined || endOf(job) > now - sinceMs);
	return held.filter((job) => isRecent(job) || ids.has(job.listed.reading.jobId)).slice(0, mostJobs);
}

function endOf({listed}: Job): number {
	return listed.reading.finishedAt ?? 0;
}
