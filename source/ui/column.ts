import type {RestoreView} from '../monitor/select/restore-view.js';
import type {SortColumn} from '../monitor/view.js';
import type {ScreenWords} from '../locale/words.js';
import type {Frame} from './frame.js';
import type {Line} from './line/line.js';

/** The data for measuring and drawing columns; created once a frame. */
export type Table = Frame & {
	/** Today's date in the reader's zone, `2026-11-23`. */
	readonly today: string;
};

/** The width of each column in cells, by key; a column that is left out has no entry. */
export type ColumnWidths = ReadonlyMap<string, number>;

/** An entry of the table of columns. */
export type Column = {
	readonly key: string;
	/** Neighbours with the same title share it: a bar, its percent and its amount. */
	readonly title: SortColumn & keyof ScreenWords['columns'];
	/** If there is no room for all columns, those with the lowest numbers are shown. */
	readonly priority: number;
	/** Blank cells before it. */
	readonly gap: number;
	readonly align: 'left' | 'right';
	/** The cells that it needs; it gets all of them or is left out. 0 if it has nothing to show. */
	readonly width: (table: Table) => number;
	/** The cells in which nothing of it is cut, where that may be more; it gets those that no other column needs. */
	readonly whole?: (table: Table) => number;
	/** Its share of the cells that are left, and its greatest width. Growing columns grow together or not at all. */
	readonly growth?: {readonly share: number; readonly upTo: number};
	/** Whether the title makes room for the number of hidden restores. */
	readonly isTitleYielding?: boolean;
	/** The content for a restore; the row cuts or fills it to the column's width. */
	readonly cell: (restore: RestoreView, context: CellContext) => Line;
};

/** The surroundings of a cell. */
export type CellContext = {
	readonly table: Table;
	/** The width of its own column in cells. */
	readonly width: number;
	readonly widths: ColumnWidths;
};
