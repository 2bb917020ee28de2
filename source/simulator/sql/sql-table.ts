export type Cell = string | number | bigint | null;

/** OceanBase's types of the columns of its views, as `SHOW COLUMNS` names them. */
export const sqlTypes = {
	integer: 'bigint(20)',
	unsigned: 'bigint(20) unsigned',
	decimal: 'decimal(6,2)',
	longtext: 'longtext',
	varchar: 'varchar(27)',
	datetime: 'datetime(6)',
	timestamp: 'timestamp(6)',
	/** Of UNIX_TIMESTAMP. */
	seconds: 'decimal(17,6)',
} as const;

export type ColumnType = keyof typeof sqlTypes;

export type Column = {readonly name: string; readonly type: ColumnType};

/** A view at a moment. */
export type SqlTable = {
	readonly columns: readonly Column[];
	readonly rows: readonly TableRow[];
};

/** Computes the value of a column when it is asked for; undefined for a name that is none. */
export type TableRow = {readonly get: (column: string) => Cell | undefined};

/** The table that columns with a function of their own make of some rows. */
export function tableOf<Row>(
	columns: ReadonlyArray<Column & {readonly valueOf: (row: Row) => Cell}>,
	rows: readonly Row[],
): SqlTable {
	const byName = new Map(columns.map((column) => [column.name, column]));
	return {columns, rows: rows.map((row) => ({get: (name) => byName.get(name)?.valueOf(row)}))};
}
