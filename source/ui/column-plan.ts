import type {Column, ColumnWidths} from './column.js';

/** A column, and the cells that it needs. */
export type ColumnRequest = {
	readonly column: Pick<Column, 'key' | 'priority' | 'gap' | 'growth'>;
	readonly wanted: number;
	/** The cells in which nothing of it is cut; it gets those that no other column needs. */
	readonly whole?: number;
};

/** The width of the selection mark before the first column, in cells. */
export const gutter = 3;

/**
 * Distributes the `columns` cells of a row to the columns by priority; the rest goes to those that grow. The last cell of
 * the row stays empty.
 */
export function planColumns(requests: readonly ColumnRequest[], columns: number): ColumnWidths {
	const widths = new Map<string, number>();
	let left = columns - gutter - 1;
	for (const {column, wanted} of requests.toSorted((one, other) => one.column.priority - other.column.priority)) {
		const {key, gap} = column;
		const cost = wanted + gap;
		if (!(wanted > 0 && cost <= left)) {
			continue;
		}

		widths.set(key, wanted);
		left -= cost;
	}

	return grow(widths, requests, left - widen(widths, requests, left));
}

/** Gives the `left` cells to columns that are cut, before any bar grows; returns how many they have taken. */
function widen(widths: Map<string, number>, requests: readonly ColumnRequest[], left: number): number {
	let taken = 0;
	for (const {column, whole = 0} of requests) {
		const width = widths.get(column.key);
		const more = width === undefined ? 0 : Math.min(Math.max(0, whole - width), left - taken);
		if (width === undefined || !(more > 0)) {
			continue;
		}

		widths.set(column.key, width + more);
		taken += more;
	}

	return taken;
}

/** Bars are compared with each other: if one is left out, the others do not grow. */
function grow(widths: ColumnWidths, requests: readonly ColumnRequest[], left: number): ColumnWidths {
	const growing = requests.map(({column}) => column).filter(({growth}) => growth !== undefined);
	if (growing.some(({key}) => !widths.has(key))) {
		return widths;
	}

	const grown = new Map(widths);
	let free = left;
	for (const {key, growth = {share: 0, upTo: 0}} of growing) {
		const width = widths.get(key) ?? 0;
		const more = Math.min(Math.ceil(free * growth.share), growth.upTo - width);
		grown.set(key, width + more);
		free -= more;
	}

	return grown;
}
