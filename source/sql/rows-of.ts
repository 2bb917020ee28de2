import type {SqlAnswer, SqlRow} from './sql-connection.js';

/** The rows of an answer, column names in capitals: versions and proxies differ in that. */
export function rowsOf({columns, rows}: SqlAnswer): readonly SqlRow[] {
	return columns.some((name) => name !== name.toUpperCase()) ? rows.map((row) => withCapitals(row)) : rows;
}

function withCapitals(row: SqlRow): SqlRow {
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toUpperCase(), value]));
}
