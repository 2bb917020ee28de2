import type {Connection} from 'mysql2';
import type {Callback} from './call-driver.js';
import {SqlError} from './sql-error.js';
import type {QueryRows, SqlAnswer, SqlRow, SqlValue} from './sql-connection.js';

type QueryOptions = {
	/** Longest wait for a statement. */
	readonly timeoutMs: number;
	/** Starts a call of the driver and waits for its callback, at most until the signal is aborted. */
	readonly call: (start: (done: Callback<SqlAnswer>) => void, signal: AbortSignal) => Promise<SqlAnswer>;
};

/** Sends statements over a driver's connection, one at a time. */
export function createQueryRows(connection: Pick<Connection, 'query'>, {timeoutMs, call}: QueryOptions): QueryRows {
	return async (sql, signal) => {
		let query: object | undefined;
		try {
			return await call((done) => {
				query = sendQuery(connection, {sql, timeout: timeoutMs}, done);
			}, signal);
		} finally {
			stopTimer(query);
		}
	};
}

type Statement = {readonly sql: string; readonly timeout: number};

function sendQuery(connection: Pick<Connection, 'query'>, statement: Statement, done: Callback<SqlAnswer>): object {
	return connection.query({...statement}, (error: Error | null, rows: unknown, fields: unknown) => {
		// An exception in here would end the program.
		if (error !== null) {
			done(error, noAnswer);
		} else if (isOneResult(fields)) {
			const columns = (fields ?? []).map(({name}) => name);
			done(null, {columns, rows: rowsOf(rows, columns)});
		} else {
			done(new SqlError({reason: 'failed', detail: {type: 'severalResults'}}), noAnswer);
		}
	});
}

const noAnswer: SqlAnswer = {columns: [], rows: []};

/** Of several results to one statement the driver gives a list for each; undefined is of a result without rows. */
function isOneResult(fields: unknown): fields is ReadonlyArray<{readonly name: string}> | undefined {
	return fields === undefined || (Array.isArray(fields) && fields.every((field: unknown) => hasName(field)));
}

function hasName(field: unknown): boolean {
	return typeof field === 'object' && field !== null && 'name' in field && typeof field.name === 'string';
}

/** After a lost connection the driver lets the timer of its statement run on, which would keep the program alive. */
function stopTimer(query: object | undefined): void {
	if (query !== undefined && 'queryTimeout' in query) {
		clearTimeout(query.queryTimeout as NodeJS.Timeout | undefined);
	}
}

/** Of a statement that selects nothing the driver gives an object instead of a list. */
function rowsOf(rows: unknown, columns: readonly string[]): readonly SqlRow[] {
	return Array.isArray(rows) ? rows.map((row: unknown) => rowOf(row, columns)) : [];
}

function rowOf(row: unknown, columns: readonly string[]): SqlRow {
	const values: readonly unknown[] = Array.isArray(row) ? row : [];
	const cells: Record<string, SqlValue> = {};
	for (const [index, column] of columns.entries()) {
		cells[column] = valueOf(values[index]);
	}

	return cells;
}

function valueOf(value: unknown): SqlValue {
	return typeof value === 'string' || typeof value === 'number' ? value : null;
}
