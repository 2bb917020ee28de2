import type {SqlProblem} from '../domain/sql-problem.js';
import {createKeptConnection, type KeptConnectionOptions} from './kept-connection.js';
import {keyColumns, progressColumns} from './progress-row.js';
import {rowsOf} from './rows-of.js';
import {sqlProblemOf} from './sql-error.js';
import {columnsOf} from './view-columns.js';

/** What a user may see of a view: its columns, in capitals, or why there are none. */
export type ViewReading = {
	readonly view: string;
	readonly columns: ReadonlySet<string>;
	/** Those that restop reads and that are missing, as they are in older versions. */
	readonly missing: readonly string[];
	readonly problem?: SqlProblem;
};

/** The views that restop reads, with the columns that it asks for. */
const views: ReadonlyArray<readonly [view: string, columns: readonly string[]]> = [
	['CDB_OB_RESTORE_PROGRESS', progressColumns],
	['CDB_OB_RESTORE_HISTORY', keyColumns],
	['DBA_OB_ROOTSERVICE_EVENT_HISTORY', ['TIMESTAMP', 'MODULE', 'EVENT']],
];

/** Reads which views there are, over a connection of its own. Throws a SqlError if there is no connection. */
export async function readViews(options: KeptConnectionOptions, signal: AbortSignal): Promise<readonly ViewReading[]> {
	const connection = createKeptConnection(options);
	try {
		const readings: ViewReading[] = [];
		for (const [view, wanted] of views) {
			// eslint-disable-next-line no-await-in-loop -- one connection takes one statement at a time
			const reading = await readView(view, wanted, async (statement) => connection.query(statement, signal));
			readings.push(reading);
		}

		return readings;
	} finally {
		connection.close();
	}
}

type Query = (statement: string) => ReturnType<ReturnType<typeof createKeptConnection>['query']>;

async function readView(view: string, wanted: readonly string[], query: Query): Promise<ViewReading> {
	try {
		const columns = columnsOf(rowsOf(await query(`SHOW COLUMNS FROM oceanbase.${view}`)));
		return {view, columns, missing: wanted.filter((name) => !columns.has(name))};
	} catch (error) {
		const problem = sqlProblemOf(error);
		if (problem === undefined || !isAboutView(problem)) {
			throw error;
		}

		return {view, columns: new Set(), missing: [], problem};
	}
}

/** Whether only this view cannot be read; anything else would be the same for the next one. */
function isAboutView({reason}: SqlProblem): boolean {
	return reason === 'noView' || reason === 'failed';
}
