import type {Column, ColumnWidths, Table} from '../column.js';
import {gutter} from '../column-plan.js';
import {columns} from '../columns.js';
import {fit} from '../line/fit.js';
import {span, spread, type Line} from '../line/line.js';

/** The number of hidden rows above and below the visible ones. */
export type Hidden = {readonly above: number; readonly below: number};

type ShownColumn = {readonly column: Column; readonly cells: number};

/** The titles of the columns, and the number of hidden restores. */
export function drawTableHead({words, columns: cells}: Table, widths: ColumnWidths, {above, below}: Hidden): Line {
	const isCut = above + below > 0;
	const titles = groupByTitle(widths)
		.filter(([first]) => !(isCut && first.column.isTitleYielding === true))
		.map((group) => drawTitle(words.screen.columns[group[0].column.title], group));
	const hidden = isCut ? [span(words.screen.moreRestores(above, below), 'dim')] : [];
	return spread([span(`${' '.repeat(gutter)}${titles.join('').trimEnd()}`, 'dim')], hidden, cells - 1);
}

type Group = readonly [ShownColumn, ...ShownColumn[]];

/** Groups neighbours with the same title, in screen order. */
function groupByTitle(widths: ColumnWidths): readonly Group[] {
	const groups: Array<[ShownColumn, ...ShownColumn[]]> = [];
	for (const column of columns) {
		const cells = widths.get(column.key);
		if (cells === undefined) {
			continue;
		}

		const last = groups.at(-1);
		if (last?.[0].column.title === column.title) {
			last.push({column, cells});
		} else {
			groups.push([{column, cells}]);
		}
	}

	return groups;
}

/** The title above all columns of its group, or only above the first if that is aligned to the right. */
function drawTitle(title: string, [first, ...others]: Group): string {
	const rest = others.reduce((sum, {column, cells}) => sum + column.gap + cells, 0);
	const text =
		first.column.align === 'right'
			? `${fit(title, first.cells, 'right')}${' '.repeat(rest)}`
			: fit(title, first.cells + rest);
	return `${' '.repeat(first.column.gap)}${text}`;
}
