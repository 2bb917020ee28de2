import type {Track} from '../domain/track.js';
import type {Column} from './column.js';
import {drawBar} from './line/bar.js';
import {span} from './line/line.js';
import {longest} from './longest.js';
import {formatShare} from './restore/amounts.js';
import {dimIfOld} from './stale.js';

const shortestBar = 5;
/** `100%`, and one more cell where a value is marked: `100%!`. */
const percentWidth = 4;

/** The bar of a track. It comes after the percent in priority: a bar without its percent is too vague. */
export function barColumn(track: Track, {priority, growth}: Required<Pick<Column, 'priority' | 'growth'>>): Column {
	return {
		key: `${track}Bar`,
		title: track,
		priority,
		gap: 2,
		align: 'left',
		width: () => shortestBar,
		growth,
		cell: (restore, {width}) =>
			drawBar(track, restore[track], width).map(({text, meaning}) => span(text, dimIfOld(restore, meaning))),
	};
}

/** The percent of a track, right behind its bar. Without a bar, an unknown percent is a dot. */
export function percentColumn(track: Track, {priority}: Pick<Column, 'priority'>): Column {
	return {
		key: `${track}Percent`,
		title: track,
		priority,
		gap: 1,
		align: 'right',
		width: (table) =>
			Math.max(
				percentWidth,
				longest(table, (restore) => formatShare(restore[track], 0)),
			),
		cell(restore, {widths}) {
			const isDot = restore[track].share === undefined && !widths.has(`${track}Bar`);
			return [span(isDot ? '·' : formatShare(restore[track], 0), dimIfOld(restore, 'strong'))];
		},
	};
}
