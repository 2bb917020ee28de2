import type {Column, ColumnWidths, Table} from '../column.js';
import {gutter} from '../column-plan.js';
import {columns} from '../columns.js';
import {fit} from '../line/fit.js';
import {span, spread, type Line} from '../line/line.js';

/** How many rows of a list are out of sight. */
export type Hidden = {readonly above: number; readonly below: number};

type ShownColumn = {readonly column: Column; readonly cells: number};

/** The titles of the columns, and how many restores are out of sight. */
export function drawTableHead({words, columns: cells}: Table, widths: ColumnWidths, {above, below}: Hidden): Line {
	const isCut = above + below > 0;
	const titles = groupByTitle(widths)
		.filter(([first]) => !(isCut && first.column.isTitleYielding === true))
		.map((group) => drawTitle(words.screen.columns[group[0].column.title], group));
	const hidden = isCut ? [span(words.screen.moreRestores(above, below), 'dim')] : [];
	return spread([span(`${' '.repeat(gutter)}${titles.join('').trimEnd()}`, 'dim')], hidden, cells - 1);
}

type Group = readonly [ShownColumn, ...ShownColumn[]];

/** Neighbours of the same title together, in the order of the screen. */
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

/** Over all the cells of its columns; where the first of them is aligned at the right, over that one alone. */
function drawTitle(title: string, [first, ...others]: Group): string {
	const rest = others.reduce((sum, {column, cells}) => sum + column.gap + cells, 0);
	const text =
		first.column.align === 'right'
			? `${fit(title, first.cells, 'right')}${' '.repeat(rest)}`
			: fit(title, first.cells + rest);
	return `${' '.repeat(first.column.gap)}${text}`;
}
