import {parseZonelessTime, toNanoseconds} from '../world/view-time.js';
import type {Condition, Select, SelectedColumn} from './sql-statement.js';
import type {Cell, Column, SqlTable, TableRow} from './sql-table.js';

/** What a result depends on besides the statement and the table. */
type SelectContext = {
	/** World time, ms since 1970. */
	readonly t: number;
	/** The zone of the session, in which timestamps are. */
	readonly offsetMinutes: number;
};

export type SelectedRows = {
	readonly columns: readonly Column[];
	/** Each as long as `columns`. */
	readonly rows: ReadonlyArray<readonly Cell[]>;
};

/** The first column that a statement names and the table lacks, with the clause; undefined if there is none. */
export function missingColumn(
	{columns, where, order}: Select,
	table: SqlTable,
): {readonly column: string; readonly clause: string} | undefined {
	const names = new Set(table.columns.map(({name}) => name));
	const named = [
		...(columns ?? []).flatMap((item) => (item.type === 'now' ? [] : [{column: item.column, clause: 'field list'}])),
		...where.flat().map(({column}) => ({column, clause: 'where clause'})),
		...(order === undefined ? [] : [{column: order.column, clause: 'order clause'}]),
	];
	return named.find(({column}) => !names.has(column.toUpperCase()));
}

/** The rows that a statement selects from a table with all of its columns. */
export function selectRows(select: Select, table: SqlTable, context: SelectContext): SelectedRows {
	const {columns, where, order, limit} = select;
	const selected = columns ?? table.columns.map(({name}) => ({type: 'value' as const, column: name, name}));
	const met = table.rows.filter((row) =>
		where.some((list) => list.every((one) => isMet(one, valueIn(row, one.column), context))),
	);
	const sorted = order === undefined ? met : sort(met, order);
	return {
		columns: selected.map((column) => describe(column, table)),
		rows: sorted.slice(0, limit).map((row) => selected.map((column) => valueOf(column, row, context))),
	};
}

function valueIn(row: TableRow, column: string): Cell {
	return row.get(column.toUpperCase()) ?? null;
}

function describe(selected: SelectedColumn, table: SqlTable): Column {
	if (selected.type !== 'value') {
		return {name: selected.name, type: 'seconds'};
	}

	const found = table.columns.find(({name}) => name === selected.column.toUpperCase());
	return {name: selected.name, type: found?.type ?? 'longtext'};
}

function valueOf(selected: SelectedColumn, row: TableRow, {t, offsetMinutes}: SelectContext): Cell {
	if (selected.type === 'now') {
		return formatSeconds(toNanoseconds(t));
	}

	const cell = valueIn(row, selected.column);
	return selected.type === 'value' || cell === null
		? cell
		: formatSeconds(parseZonelessTime(String(cell), offsetMinutes));
}

/** UNIX_TIMESTAMP of a moment, ns since 1970. */
function formatSeconds(ns: bigint): string {
	const micros = ns / 1000n;
	return `${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, '0')}`;
}

/** NULL is neither equal nor unequal to anything. Text is compared without regard to case. */
function isMet(condition: Condition, cell: Cell, {t, offsetMinutes}: SelectContext): boolean {
	if (cell === null) {
		return false;
	}

	if (condition.type === 'after') {
		const ms = 'seconds' in condition ? condition.seconds * 1000 : t - condition.secondsAgo * 1000;
		return parseZonelessTime(String(cell), offsetMinutes) > toNanoseconds(ms);
	}

	const isIn = condition.values.some((value) =>
		typeof value === 'number' ? Number(cell) === value : String(cell).toLowerCase() === value.toLowerCase(),
	);
	return isIn === (condition.type === 'in');
}

function sort(rows: readonly TableRow[], {column, isDescending}: NonNullable<Select['order']>): readonly TableRow[] {
	const ascending = rows.toSorted((one, other) => {
		const [a, b] = [valueIn(one, column), valueIn(other, column)];
		return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
	});
	return isDescending ? ascending.toReversed() : ascending;
}
