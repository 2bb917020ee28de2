import type {ListedReading} from '../domain/restore-reading.js';
import {integer, known, word} from '../text/wire-value.js';
import {attempt, type Failed} from './attempt.js';
import {createRefusalPause} from './refusal-pause.js';
import type {QueryRows, SqlRow} from './sql-connection.js';
import {rowsWith} from './view-columns.js';

type TableRestore = Exclude<ListedReading['tableRestore'], undefined>;

const columns = ['TENANT_ID', 'JOB_ID', 'INITIATOR_JOB_ID', 'AUX_TENANT_NAME', 'TARGET_TENANT_NAME'];
/** Of one job there are two rows. The name of an auxiliary tenant is not used again. */
const queries = ['CDB_OB_RECOVER_TABLE_JOBS', 'CDB_OB_RECOVER_TABLE_JOB_HISTORY'].map(
	(view) => `SELECT ${columns.join(', ')} FROM oceanbase.${view} ORDER BY JOB_ID DESC LIMIT 2000`,
);

export type TableRestores = {
	/**
	 * Adds to the auxiliary tenants in a list which tenant gets their tables, by which job. Reads the views only while one is
	 * not known yet; gives what went wrong then.
	 */
	readonly label: (
		listed: readonly ListedReading[],
		signal: AbortSignal,
	) => Promise<{readonly listed: readonly ListedReading[]; readonly failed?: Failed}>;
	/** To be called for a new connection. */
	readonly reconnect: () => void;
};

export function createTableRestores(query: QueryRows): TableRestores {
	const pause = createRefusalPause();
	const labelled = new WeakMap<ListedReading, ListedReading>();
	let jobs: Jobs = new Map();

	/** Resolves with whether the jobs of all of them are known then. */
	async function isFound(names: readonly string[], signal: AbortSignal): Promise<boolean> {
		for (const statement of queries) {
			// eslint-disable-next-line no-await-in-loop -- one connection takes one statement at a time
			const found = decodeTableRestores(rowsWith(columns, await query(statement, signal)));
			jobs = withJobs(jobs, names, found);
			if (hasAll(jobs, names)) {
				return true;
			}
		}

		return false;
	}

	function labelOne(one: ListedReading): ListedReading {
		const job = one.tableRestore && jobs.get(one.tenant);
		if (job === undefined) {
			return one;
		}

		const next = labelled.get(one) ?? {...one, tableRestore: job};
		labelled.set(one, next);
		return next;
	}

	return {
		async label(listed, signal) {
			const helpers = listed.filter(({tableRestore}) => tableRestore !== undefined).map(({tenant}) => tenant);
			jobs = new Map([...jobs].filter(([name]) => helpers.includes(name)));
			const missing = helpers.filter((name) => !jobs.has(name));
			if (missing.length === 0 || pause.skip() !== undefined) {
				return {listed: helpers.length === 0 ? listed : listed.map((one) => labelOne(one))};
			}

			const result = await attempt(async () => isFound(missing, signal), signal);
			if ('problem' in result) {
				pause.fail(result.problem);
			} else if (result.value) {
				pause.succeed();
			} else {
				pause.fail({reason: 'failed', said: ''});
			}

			return {listed: listed.map((one) => labelOne(one)), ...('problem' in result ? {failed: result} : {})};
		},
		reconnect: pause.reconnect,
	};
}

type Jobs = ReadonlyMap<string, TableRestore>;

function withJobs(jobs: Jobs, names: readonly string[], found: Jobs): Jobs {
	const wanted = new Set(names);
	return new Map([...jobs, ...found.entries().filter(([name]) => wanted.has(name))]);
}

function hasAll(jobs: Jobs, names: readonly string[]): boolean {
	return names.every((name) => jobs.has(name));
}

/**
 * The jobs by the name of their auxiliary tenant. Of the two rows of a job, that of the sys tenant has the id that the
 * statement gave; the row of the target tenant refers to it.
 */
export function decodeTableRestores(rows: readonly SqlRow[]): ReadonlyMap<string, TableRestore> {
	const [ofSys = [], others = []] = [true, false].map((isSys) => rows.filter((row) => isOfSys(row) === isSys));
	return new Map([...others, ...ofSys].map((row) => [word(row['AUX_TENANT_NAME']), decodeJob(row)]));
}

function isOfSys(row: SqlRow): boolean {
	return integer(row['TENANT_ID']) === 1;
}

function decodeJob(row: SqlRow): TableRestore {
	const tenant = word(row['TARGET_TENANT_NAME']);
	const jobId = integer(row[isOfSys(row) ? 'JOB_ID' : 'INITIATOR_JOB_ID']);
	return known({tenant: tenant === '' ? undefined : tenant, jobId: jobId === 0 ? undefined : jobId});
}
