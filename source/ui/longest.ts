import type {RestoreView} from '../monitor/select/restore-view.js';
import {widthOf} from './line/width.js';

/** The width of the widest text of a column in cells, of all restores: scrolling moves no column. */
export function longest(
	{restores}: {readonly restores: readonly RestoreView[]},
	format: (restore: RestoreView) => string,
): number {
	let cells = 0;
	for (const restore of restores) {
		cells = Math.max(cells, widthOf(format(restore)));
	}

	return cells;
}
