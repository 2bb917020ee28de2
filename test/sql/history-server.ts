import {explainSql} from '../../source/sql/error-codes.js';
import {endedColumns} from '../../source/sql/job-row.js';
import type {QueryRows, SqlAnswer, SqlRow} from '../../source/sql/sql-connection.js';

/** A moment that the tests take for now: seconds since 1970, and ms. */
export const nowSeconds = 1_795_640_000;
export const now = nowSeconds * 1000;

/** The columns of an answer, in the order of the statement. */
const answered = endedColumns.all.map(
	(name) =>
		new Map([
			['START_TIMESTAMP', 'STARTED_AT'],
			['FINISH_TIMESTAMP', 'FINISHED_AT'],
		]).get(name) ?? name,
);

/** A row of the history, as it comes over the wire: of the sys tenant unless given, ended so many seconds ago. */
export function endedRow(jobId: number, secondsAgo: number, changes: SqlRow = {}): SqlRow {
	return {
		TENANT_ID: '1',
		JOB_ID: String(jobId),
		STATUS: 'SUCCESS',
		RESTORE_TENANT_NAME: `tenant_${jobId}`,
		FINISHED_AT: `${nowSeconds - secondsAgo}.000000`,
		RESTORE_TENANT_ID: String(1000 + jobId),
		BACKUP_CLUSTER_NAME: 'obc',
		BACKUP_TENANT_NAME: 'shop',
		RESTORE_SCN: '1728890608464651000',
		STARTED_AT: `${nowSeconds - secondsAgo - 600}.000000`,
		TABLET_COUNT: '590',
		FINISH_TABLET_COUNT: '590',
		TOTAL_BYTES: '100',
		FINISH_BYTES: '0',
		COMMENT: '',
		...changes,
	};
}

/** The answer of SHOW COLUMNS. */
export function naming(columns: readonly string[]): SqlAnswer {
	return {columns: ['Field'], rows: columns.map((name) => ({Field: name}))};
}

/** A server in the memory with a history: what it was asked, and rows that the test changes. */
export function createHistoryServer(rows: readonly SqlRow[] = []) {
	const server = {
		rows,
		columns: endedColumns.all as readonly string[],
		asked: [] as string[],
		clock: nowSeconds,
		/** Number of an error that the server answers with. */
		errno: 0,
	};
	const query: QueryRows = async (sql, signal) => {
		signal.throwIfAborted();
		server.asked.push(sql);
		if (server.errno !== 0) {
			throw explainSql(Object.assign(new Error('refused'), {errno: server.errno}), 'query', '');
		}

		if (sql.startsWith('SHOW')) {
			return naming(server.columns);
		}

		return {
			columns: [...answered.filter((name) => server.columns.includes(nameOf(name))), 'SERVER_TIME'],
			rows: server.rows.map((row) => ({...row, SERVER_TIME: String(server.clock)})),
		};
	};

	return {server, query};
}

function nameOf(column: string): string {
	return column.replace('STARTED_AT', 'START_TIMESTAMP').replace('FINISHED_AT', 'FINISH_TIMESTAMP');
}
