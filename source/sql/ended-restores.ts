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
/** Two for each restore. */
const mostRows = 4000;

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

/** Reads restores from CDB_OB_RESTORE_HISTORY, which may have thousands of rows: one statement each time, none of them twice. */
export function createEndedRestores(query: QueryRows): EndedRestores {
	const cache = createRowCache(decodeEndedRow);
	const listJobs = createJobList();
	const pause = createRefusalPause();
	let columns: readonly string[] | undefined;
	let held: readonly Job[] = [];
	let jobs: readonly Job[] = [];
	let wholeSinceMs: number | undefined;
	let partialReads = 0;

	function select(wanted: Wanted): Selection | undefined {
		return selectEnded(wanted, {
			jobIds: new Set(held.map(({listed}) => listed.reading.jobId)),
			newestEnd: held.length === 0 ? undefined : Math.max(...held.map((job) => endOf(job))),
			wholeSinceMs,
			partialReads,
		});
	}

	/** Gives the server's clock. */
	async function readRows({isWhole, condition}: Selection, {sinceMs}: Wanted, signal: AbortSignal) {
		columns ??= presentColumns(await query(`SHOW COLUMNS FROM ${view}`, signal), endedColumns);
		const selected = [...columns, serverTime];
		const order = `ORDER BY FINISH_TIMESTAMP DESC LIMIT ${mostRows}`;
		const statement = `SELECT ${selectList(selected)} FROM ${view} WHERE ${condition} ${order}`;
		const rows = rowsWith(selected, await query(statement, signal));
		held = listJobs(isWhole ? cache.replace(rows) : cache.add(rows));
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
		jobs = keepSame(jobs, choose(held, wanted, result.value));
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

/** Without the server's clock no row was read, so that no time has passed for those that are held. */
function choose(held: readonly Job[], {sinceMs, jobIds}: Wanted, now: number | undefined): readonly Job[] {
	const ids = new Set(jobIds);
	const isRecent = (job: Job) => sinceMs > 0 && (now === undefined || endOf(job) > now - sinceMs);
	return held
		.filter((job) => isRecent(job) || ids.has(job.listed.reading.jobId))
		.toSorted((one, other) => endOf(other) - endOf(one));
}

function endOf({listed}: Job): number {
	return listed.reading.finishedAt ?? 0;
}
