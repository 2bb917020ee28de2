import {SqlError} from './sql-error.js';
import type {SqlRow} from './sql-connection.js';

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
