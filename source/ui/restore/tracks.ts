import type {RestoreView} from '../../monitor/select/restore-view.js';
import {formatCount} from '../../locale/numbers.js';
import {formatDate} from '../../locale/times.js';
import type {Frame} from '../frame.js';
import {drawBar} from '../line/bar.js';
import {fit} from '../line/fit.js';
import {cutLine, span, widthOfLine, type Line} from '../line/line.js';
import {widthOf} from '../line/width.js';
import {dimLineIfOld} from '../stale.js';
import {formatDataBytes, formatLag, formatShare} from './amounts.js';
import {labelled, widthOfContent, type DetailLine} from './detail-line.js';

const shortestBar = 8;
const longestBar = 50;
/** The cells that the text behind a bar leaves to it if possible. */
const roomForBar = 29;

/** Data and log, each with its bar and its figures; both bars have the same length. */
export function drawTracks(frame: Frame, restore: RestoreView): readonly DetailLine[] {
	const {screen} = frame.words;
	const {data, log} = restore;
	const dataFigures = drawFigures(formatShare(data, 1), dataParts(frame, restore), frame);
	const logFigures = drawFigures(formatShare(log, 1), logParts(frame, restore), frame);
	const room = widthOfContent(frame) - 3 - Math.max(widthOfLine(dataFigures), widthOfLine(logFigures));
	const bar = Math.max(shortestBar, Math.min(longestBar, room));
	const dataLine = labelled(screen.data, [...drawBar('data', data, bar), span('  '), ...dataFigures]);
	const logLine = labelled(screen.log, [...drawBar('log', log, bar), span('  '), ...logFigures]);
	return [
		{line: cutLine(dimLineIfOld(restore, dataLine), frame.columns - 1), priority: 2},
		{line: cutLine(dimLineIfOld(restore, logLine), frame.columns - 1), priority: 3},
	];
}

/** Without tablets if there is only one restore, which has a line for them. */
function dataParts({words, candidates}: Frame, {data}: RestoreView): readonly string[] {
	const {finishedTablets, totalTablets} = data;
	const tablets =
		candidates.length === 1 || finishedTablets === undefined || totalTablets === undefined
			? ''
			: words.screen.tablets(formatCount(finishedTablets), formatCount(totalTablets));
	return [formatDataBytes(data, words, 1), tablets].filter((part) => part !== '');
}

export function logParts({words, zone, state}: Frame, {log, rate: {logSpeed}}: RestoreView): readonly string[] {
	const lag = formatLag(log, {words, zone, today: formatDate(state.now.at, zone)});
	const speed = logSpeed === undefined ? '' : words.screen.logSpeed(logSpeed.toFixed(1));
	return [lag, speed].filter((part) => part !== '');
}

/** The percent, then as many of the parts as leave room for the bar. */
function drawFigures(percent: string, parts: readonly string[], frame: Frame): Line {
	const lead = percent === '' ? span(fit(frame.words.screen.unknown, 7)) : span(percent.padStart(7), 'strong');
	const room = widthOfContent(frame) - roomForBar;
	const kept = parts.filter((_, index) => widthOf(parts.slice(0, index + 1).join(' '.repeat(3))) <= room);
	return [lead, ...kept.map((part) => span(`   ${part}`, 'dim'))];
}
