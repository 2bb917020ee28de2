import type {PauseView} from '../../monitor/select/seen.js';
import {formatCalmDuration} from '../../locale/calm-duration.js';
import type {Frame} from '../frame.js';
import {fit} from '../line/fit.js';
import {span, type Line} from '../line/line.js';
import {widthOf} from '../line/width.js';

/** With fewer rows the bar would take the place of the restore. */
const leastRows = 3;
const between = ' '.repeat(3);

/** Whether there is room for the bar. */
export function hasPauseBar({pause, rows}: Frame): boolean {
	return pause !== undefined && rows >= leastRows;
}

/** The frame of the screen below the bar. */
export function belowPauseBar(frame: Frame): Frame {
	return hasPauseBar(frame) ? {...frame, rows: frame.rows - 1} : frame;
}

/** ` paused 3m10s ago   1 failed since   Space resumes`: what has failed goes before how to go on. */
export function drawPauseBar({words, columns}: Frame, {forMs, news}: PauseView): Line {
	const {paused, resumes, happenedSince, tally} = words.screen;
	const age = paused(formatCalmDuration(forMs));
	const since = news.length === 0 ? '' : happenedSince(words.list(news.map(({key, count}) => tally(key, count))));
	const parts = [age, since, resumes].filter((part) => part !== '');
	const shown = parts.filter((_, index) => widthOf(parts.slice(0, index + 1).join(between)) < columns);
	return [span(fit(` ${shown.join(between)}`, columns), 'pauseBar')];
}
