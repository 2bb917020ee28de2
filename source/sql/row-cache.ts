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

/** Keeps digests of the rows, since a text of a server may be long. The server's clock is no part of a row. */
export function createRowCache<Value>(decode: (row: SqlRow) => Value | undefined): RowCache<Value> {
	let known: ReadonlyMap<string, Value | undefined> = new Map();
	let values: readonly Value[] = [];

	function keep(next: ReadonlyMap<string, Value | undefined>): readonly Value[] {
		known = next;
		values = [...next.values()].filter((value) => value !== undefined);
		return values;
	}

	function entryOf(row: SqlRow): readonly [digest: string, value: Value | undefined] {
		const digest = hash('sha1', JSON.stringify({...row, [serverTime]: null}));
		return [digest, known.has(digest) ? known.get(digest) : decode(row)];
	}

	return {
		replace(rows) {
			const next = new Map(rows.map((row) => entryOf(row)));
			return hasSameKeys(known, next) ? values : keep(next);
		},
		add(rows) {
			const entries = rows.map((row) => entryOf(row));
			return entries.every(([digest]) => known.has(digest)) ? values : keep(new Map([...known, ...entries]));
		},
	};
}

function hasSameKeys(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
	return one.size === other.size && one.keys().every((key) => other.has(key));
}
