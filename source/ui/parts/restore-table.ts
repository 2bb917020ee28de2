import {formatDate} from '../../locale/times.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import type {SortColumn} from '../../monitor/view.js';
import type {Column, ColumnWidths, Table} from '../column.js';
import {gutter, planColumns} from '../column-plan.js';
import {columns} from '../columns.js';
import type {Frame} from '../frame.js';
import {cutLine, fitLine, span, widthOfLine, type Line} from '../line/line.js';
import {windowOf} from '../window.js';
import {drawTableHead} from './table-head.js';

/** A head of `headRows` rows and a row for each restore; of a longer list the part around the selection. */
export function drawTable(
	frame: Frame,
	{headRows, rows}: {readonly headRows: number; readonly rows: number},
): readonly Line[] {
	const {restores} = frame;
	const table = tableOf(frame);
	const widths = widthsOf(table);
	const selected = restores.findIndex(({isSelected}) => isSelected);
	const {start, end} = windowOf({length: restores.length, size: rows, index: selected});
	const head = drawTableHead(table, widths, {above: start, below: restores.length - end});
	const shown =
		restores.length === 0
			? [drawNoMatch(frame)]
			: restores.slice(start, end).map((restore) => drawRow(restore, table, widths));
	const all = headRows > 0 ? [head, ...shown] : shown;
	// Below fewer matches of a filter the rows stay empty.
	return Array.from({length: headRows + rows}, (_, row) => all[row] ?? []);
}

/** The titles of the columns that are shown, from left to right. */
export function selectColumns(frame: Frame): readonly SortColumn[] {
	const widths = widthsOf(tableOf(frame));
	return [...new Set(columns.filter(({key}) => widths.has(key)).map(({title}) => title))];
}

/** Columns are as wide as all restores need, so that they stay while a filter is typed. */
function tableOf(frame: Frame): Table {
	const {candidates, state, zone} = frame;
	return {...frame, restores: candidates, today: formatDate(state.now.at, zone)};
}

function drawNoMatch({words, state, columns: cells}: Frame): Line {
	return cutLine([span(' '.repeat(gutter)), span(words.screen.noMatch(state.view.filter.text), 'warning')], cells - 1);
}

function widthsOf(table: Table): ColumnWidths {
	const requests = columns.map((column) => ({
		column,
		wanted: column.width(table),
		...(column.whole === undefined ? {} : {whole: column.whole(table)}),
	}));
	return planColumns(requests, table.columns);
}

/** `▸ rt2   restoring   ━━━━━━────  52% 114 of 220 GB  ━━━───  33% 1h54m behind   1h12m` */
function drawRow(restore: RestoreView, table: Table, widths: ColumnWidths): Line {
	const mark = restore.isSelected ? span(' ▸ ', 'active') : span(' '.repeat(gutter));
	return [
		mark,
		...columns.flatMap((column): Line => {
			const width = widths.get(column.key);
			return width === undefined
				? []
				: [span(' '.repeat(column.gap)), ...alignLine(column.cell(restore, {table, width, widths}), column, width)];
		}),
	];
}

function alignLine(line: Line, {align}: Column, width: number): Line {
	if (align === 'left') {
		return fitLine(line, width);
	}

	const short = cutLine(line, width);
	return [span(' '.repeat(width - widthOfLine(short))), ...short];
}
