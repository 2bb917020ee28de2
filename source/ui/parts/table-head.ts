import type {Column, ColumnWidths, Table} from '../column.js';
import {gutter} from '../column-plan.js';
import {columns} from '../columns.js';
import {isDescending} from '../../monitor/select/sort-restores.js';
import type {Sort} from '../../monitor/view.js';
import {fit} from '../line/fit.js';
import {span, spread, type Line} from '../line/line.js';
import {widthOf} from '../line/width.js';

/** The number of hidden rows above and below the visible ones. */
export type Hidden = {readonly above: number; readonly below: number};

type ShownColumn = {
	readonly column: Column;
	readonly cells: number;
	/** It stands at the left edge. */
	readonly isFirst: boolean;
};

/** The titles of the columns, and the number of hidden restores. */
export function drawTableHead(
	{words, columns: cells, state}: Table,
	widths: ColumnWidths,
	{above, below}: Hidden,
): Line {
	const {sort} = state.view;
	const isCut = above + below > 0;
	const titles = groupByTitle(widths)
		.filter(([first]) => !(isCut && first.column.isTitleYielding === true))
		.map((group) => {
			const {title} = group[0].column;
			return drawTitle({title: words.screen.columns[title], mark: sort?.column === title ? markOf(sort) : ''}, group);
		});
	const hidden = isCut ? [span(words.screen.moreRestores(above, below), 'dim')] : [];
	return spread([span(titles.join('').trimEnd(), 'dim')], hidden, cells - 1);
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
			last.push({column, cells, isFirst: false});
		} else {
			groups.push([{column, cells, isFirst: last === undefined}]);
		}
	}

	return groups;
}

/** Whether the greatest or the least comes first in the order that was chosen. */
function markOf(sort: Sort): string {
	return isDescending(sort) ? '↓' : '↑';
}

/**
 * The title above all columns of its group, or only above the first if that is aligned to the right. The mark of the order
 * stands behind it, or where there is no cell left in the gap before it: no column moves.
 */
function drawTitle({title, mark}: {readonly title: string; readonly mark: string}, [first, ...others]: Group): string {
	const rest = others.reduce((sum, {column, cells}) => sum + column.gap + cells, 0);
	const isRight = first.column.align === 'right';
	const room = isRight ? first.cells : first.cells + rest;
	const behind = mark === '' ? title : `${title} ${mark}`;
	const isBehind = widthOf(behind) <= room;
	const text = `${fit(isBehind ? behind : title, room, isRight ? 'right' : 'left')}${isRight ? ' '.repeat(rest) : ''}`;
	const gap = first.column.gap + (first.isFirst ? gutter : 0);
	return `${fit(isBehind ? '' : mark, gap, 'right')}${text}`;
}
