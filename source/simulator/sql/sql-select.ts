import {formatZonelessTime, parseZonelessTime, toNanoseconds} from '../world/view-time.js';
import type {Condition, Select, SelectedColumn} from './sql-statement.js';
import type {Cell, Column, SqlTable} from './sql-table.js';

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
		...(columns ?? []).map(({column}) => ({column, clause: 'field list'})),
		...where.map(({column}) => ({column, clause: 'where clause'})),
		...(order === undefined ? [] : [{column: order.column, clause: 'order clause'}]),
	];
	return named.find(({column}) => !names.has(column.toUpperCase()));
}

/** The rows that a statement selects from a table with all of its columns. */
export function selectRows(select: Select, table: SqlTable, context: SelectContext): SelectedRows {
	const {columns, where, order, limit} = select;
	const selected = columns ?? table.columns.map(({name}) => ({column: name, name, isUnixTime: false}));
	const met = table.rows.filter((row) => where.every((one) => isMet(one, valueIn(row, one.column), context)));
	const sorted = order === undefined ? met : sort(met, order);
	return {
		columns: selected.map((column) => describe(column, table)),
		rows: sorted
			.slice(0, limit)
			.map((row) => selected.map(({column, isUnixTime}) => valueOf(valueIn(row, column), isUnixTime, context))),
	};
}

type Row = SqlTable['rows'][number];

function valueIn(row: Row, column: string): Cell {
	return row.get(column.toUpperCase()) ?? null;
}

function describe({column, name, isUnixTime}: SelectedColumn, table: SqlTable): Column {
	const found = table.columns.find((one) => one.name === column.toUpperCase());
	return {name, type: isUnixTime ? 'seconds' : (found?.type ?? 'longtext')};
}

function valueOf(cell: Cell, isUnixTime: boolean, {offsetMinutes}: SelectContext): Cell {
	if (!isUnixTime || cell === null) {
		return cell;
	}

	const micros = parseZonelessTime(String(cell), offsetMinutes) / 1000n;
	return `${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, '0')}`;
}

/** NULL is neither equal nor unequal to anything. Text is compared without regard to case. */
function isMet(condition: Condition, cell: Cell, {t, offsetMinutes}: SelectContext): boolean {
	if (cell === null) {
		return false;
	}

	if (condition.type === 'sinceDays') {
		return String(cell) > formatZonelessTime(toNanoseconds(t - condition.days * 86_400_000), offsetMinutes);
	}

	const isIn = condition.values.some((value) =>
		typeof value === 'number' ? Number(cell) === value : String(cell).toLowerCase() === value.toLowerCase(),
	);
	return isIn === (condition.type === 'in');
}

function sort(rows: readonly Row[], {column, isDescending}: NonNullable<Select['order']>): readonly Row[] {
	const ascending = rows.toSorted((one, other) => {
		const [a, b] = [valueIn(one, column), valueIn(other, column)];
		return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
	});
	return isDescending ? ascending.toReversed() : ascending;
}
