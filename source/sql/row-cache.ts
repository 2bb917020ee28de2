import {hash} from 'node:crypto';
import type {SqlRow} from './sql-connection.js';
import {serverTime} from './view-columns.js';

/**
 * The decoded rows of one answer after another. A row that is known is not decoded again, and if nothing changed, the list of
 * the values is the previous one, by reference.
 */
export type RowCache<Value> = {
	/** Gives the values of these rows, and forgets all others. */
	readonly replace: (rows: readonly SqlRow[]) => readonly Value[];
	/** Gives the values of all rows that are known, these included. */
	readonly add: (rows: readonly SqlRow[]) => readonly Value[];
};

type Entries<Value> = ReadonlyMap<string, Value | undefined>;

export function createRowCache<Value>(decode: (row: SqlRow) => Value | undefined): RowCache<Value> {
	let known: Entries<Value> = new Map();
	let values: readonly Value[] = [];

	function keep(next: Entries<Value>): readonly Value[] {
		known = next;
		values = next
			.values()
			.filter((value) => value !== undefined)
			.toArray();
		return values;
	}

	function entriesOf(rows: readonly SqlRow[]): ReadonlyArray<readonly [key: string, value: Value | undefined]> {
		const names = Object.keys(rows[0] ?? {}).filter((name) => name !== serverTime);
		return rows.map((row) => {
			const key = keyOf(row, names);
			return [key, known.has(key) ? known.get(key) : decode(row)];
		});
	}

	return {
		replace(rows) {
			const next = new Map(entriesOf(rows));
			return hasSameKeys(known, next) ? values : keep(next);
		},
		add(rows) {
			const entries = entriesOf(rows);
			return entries.every(([key]) => known.has(key)) ? values : keep(new Map([...known, ...entries]));
		},
	};
}

/** Of a long text of a server only a digest is kept. */
const longestKey = 500;

/** What a row is recognized by: all of its values. The server's clock is no part of it. */
function keyOf(row: SqlRow, names: readonly string[]): string {
	const text = names.map((name) => row[name] ?? '\u{1}').join('\0');
	return text.length > longestKey ? hash('sha1', text) : text;
}

function hasSameKeys(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
	return one.size === other.size && one.keys().every((key) => other.has(key));
}
