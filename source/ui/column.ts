import type {RestoreView} from '../monitor/select/restore-view.js';
import type {ScreenWords} from '../locale/words.js';
import type {Frame} from './frame.js';
import type {Line} from './line/line.js';

/** What columns are measured and drawn with; made once a frame. */
export type Table = Frame & {
	/** Today's date in the reader's zone, `2026-11-23`. */
	readonly today: string;
};

/** How many cells each column has, by its key; a column that is left out has no entry. */
export type ColumnWidths = ReadonlyMap<string, number>;

/** An entry of the table of columns: all that there is to know of one. */
export type Column = {
	readonly key: string;
	/** Neighbours of the same title share it, as a bar, its percent and its amount do. */
	readonly title: keyof ScreenWords['columns'];
	/** Where there is no room for all of them, the columns of the lowest numbers are shown. */
	readonly priority: number;
	/** Blank cells before it. */
	readonly gap: number;
	/** Cells that must be free beside its own; they go to no column. */
	readonly spare?: number;
	readonly align: 'left' | 'right';
	/** Cells that it asks for; it gets all of them or is left out. 0 where it has nothing to show. */
	readonly width: (table: Table) => number;
	/** Its share of the cells that no column asked for, and how wide it becomes at most. Growing columns grow together. */
	readonly growth?: {readonly share: number; readonly upTo: number};
	/** The title makes room for the count of the restores that are out of sight. */
	readonly isTitleYielding?: boolean;
	/** What it shows of a restore; cut or filled up to its width by the row. */
	readonly cell: (restore: RestoreView, place: CellPlace) => Line;
};

/** Where a cell is drawn. */
export type CellPlace = {
	readonly table: Table;
	/** Cells of its own column. */
	readonly width: number;
	readonly widths: ColumnWidths;
};
