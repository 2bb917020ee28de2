import type {SqlAnswer, SqlRow} from './sql-connection.js';

/** The rows of an answer, column names in capitals: versions and proxies differ in that. */
export function rowsOf({rows}: SqlAnswer): readonly SqlRow[] {
	return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toUpperCase(), value])));
}
