import type {PauseView} from '../../monitor/select/seen.js';
import {formatCalmDuration} from '../../locale/calm-duration.js';
import type {Frame} from '../frame.js';
import {fit} from '../line/fit.js';
import {span, type Line} from '../line/line.js';
import {widthOf} from '../line/width.js';
import {textFilterParts} from './filter-line.js';

/** With fewer rows a bar of its own would take the place of the restore. */
const leastRows = 3;
const between = ' '.repeat(3);

/** Whether the bar has a row of its own above the screen: where there is no header, whose place it takes. */
export function hasPauseRow({pause, rows, state}: Frame): boolean {
	return pause !== undefined && state.view.isHeaderHidden && rows >= leastRows;
}

/** The frame of the screen below such a row. */
export function belowPauseRow(frame: Frame): Frame {
	return hasPauseRow(frame) ? {...frame, rows: frame.rows - 1, pause: undefined} : frame;
}

/** ` paused 3m10s ago   1 failed since   Space resumes   filter: rt  2 of 8`: what has failed goes before how to resume. */
export function drawPauseBar(frame: Frame, {forMs, news}: PauseView): Line {
	const {words, columns} = frame;
	const {paused, resumes, happenedSince, tally} = words.screen;
	const since = news.length === 0 ? '' : happenedSince(words.list(news.map(({key, count}) => tally(key, count))));
	const [filter] = textFilterParts(frame);
	const parts = [paused(formatCalmDuration(forMs)), since, resumes, filter?.text ?? ''].filter((part) => part !== '');
	const shown = parts.filter((_, index) => widthOf(parts.slice(0, index + 1).join(between)) < columns);
	return [span(fit(` ${shown.join(between)}`, columns), 'pauseBar')];
}
