import {rowsOf} from './rows-of.js';
import {SqlError} from './sql-error.js';
import type {SqlAnswer, SqlRow} from './sql-connection.js';

/** The columns of a view that restop knows: those without which a row means nothing, and all. */
export type KnownColumns = {readonly keys: readonly string[]; readonly all: readonly string[]};

/** Times are in the session's zone, which differs from the agent's: only the count of seconds is an instant. */
const secondsNames: ReadonlyMap<string, string> = new Map([
	['START_TIMESTAMP', 'STARTED_AT'],
	['FINISH_TIMESTAMP', 'FINISHED_AT'],
]);

/** The server's clock, as a column of any view; `serverTimeOf` reads it. */
export const serverTime = 'SERVER_TIME';
const serverSeconds = 'UNIX_TIMESTAMP(NOW(6))';

/**
 * The names of a view's columns, in capitals, from the rows of SHOW COLUMNS. A user with grants on single columns may run
 * that, but no `SELECT *`. Throws a SqlError where it names none.
 */
export function columnsOf(rows: readonly SqlRow[]): ReadonlySet<string> {
	const names = rows.map(({FIELD}) => String(FIELD ?? '').toUpperCase()).filter((name) => name !== '');
	if (names.length === 0) {
		throw new SqlError({reason: 'noView', detail: {type: 'noColumns'}});
	}

	return new Set(names);
}

/**
 * The known columns that a view has, from the answer of SHOW COLUMNS. Their names are our own, so that no text of a server
 * gets into a statement. Throws a SqlError where a key is missing.
 */
export function presentColumns(answer: SqlAnswer, {keys, all}: KnownColumns): readonly string[] {
	const present = columnsOf(rowsOf(answer));
	const missing = keys.find((name) => !present.has(name));
	if (missing !== undefined) {
		throw new SqlError({reason: 'noView', detail: {type: 'missingColumn', column: missing}});
	}

	return all.filter((name) => present.has(name));
}

/** The list of a SELECT. */
export function selectList(columns: readonly string[]): string {
	return columns.map((column) => expressionOf(column)).join(', ');
}

function expressionOf(column: string): string {
	if (column === serverTime) {
		return `${serverSeconds} AS ${serverTime}`;
	}

	const name = secondsNames.get(column);
	return name === undefined ? column : `${secondsOf(column)} AS ${name}`;
}

/** A time column as seconds since 1970. */
export function secondsOf(column: string): string {
	return `UNIX_TIMESTAMP(${column})`;
}

/** The moment so many seconds before now, as seconds since 1970 by the server's clock. */
export function secondsBeforeNow(seconds: number): string {
	return `${serverSeconds} - ${seconds}`;
}

/** The rows of the answer to a SELECT of these columns. An answer to something else must not be taken for one without rows. */
export function rowsWith(columns: readonly string[], answer: SqlAnswer): readonly SqlRow[] {
	const expected = columns.map((name) => secondsNames.get(name) ?? name);
	if (answer.columns.map((name) => name.toUpperCase()).join(' ') !== expected.join(' ')) {
		throw new SqlError({reason: 'failed', detail: {type: 'otherColumns'}});
	}

	return rowsOf(answer);
}
