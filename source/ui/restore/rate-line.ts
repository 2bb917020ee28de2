import type {ProgressRate} from '../../domain/progress/progress-rate.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {formatCalmDuration} from '../../locale/calm-duration.js';
import {formatCalmAge, formatDuration, formatRoughLeast} from '../../locale/durations.js';
import {formatBytes} from '../../locale/numbers.js';
import type {Words} from '../../locale/words.js';
import type {Frame} from '../frame.js';
import {cutLine, span, widthOfLine, type Line} from '../line/line.js';
import {drawSparkline} from '../line/sparkline.js';
import {dimIfOld, dimLineIfOld} from '../stale.js';
import type {Meaning} from '../theme.js';
import {formatEnd} from './eta.js';

const longestSparkline = 18;
const shortestSparkline = 4;

/** `31.2 MB/s  avg 27.9 MB/s   about 18:44, in 40m (35m–50m)   ⡠⠤⠒⠊⠉`; empty if the rate is unknown. */
export function drawRateLine(restore: RestoreView, frame: Frame, width: number): Line {
	const {rate, speeds} = restore;
	const parts = [...drawSpeed(rate, frame.words), ...drawStandstill(rate, frame.words), ...drawEnd(restore, frame)];
	const old = parts.map((part) => dimLineIfOld(restore, part));
	const line = joinParts([...old, ...drawAge(restore, frame.words)]);
	const room = Math.min(longestSparkline, width - widthOfLine(line) - 3);
	return line.length === 0 || room < shortestSparkline
		? cutLine(line, width)
		: [...line, span(' '.repeat(3)), span(drawSparkline(speeds, room), meaningOfGraph(restore))];
}

/** Grey once nothing is added to it any more. */
export function meaningOfGraph(restore: RestoreView): Meaning {
	return restore.outcome === 'running' ? dimIfOld(restore, 'dataTrack') : 'dim';
}

function joinParts(parts: readonly Line[]): Line {
	return parts.flatMap((part, index) => (index === 0 ? part : [span(' '.repeat(3)), ...part]));
}

/** How old figures are whose source reports them no more. */
export function drawAge({areFiguresStale, figuresAgeMs}: RestoreView, {report}: Words): readonly Line[] {
	return areFiguresStale && figuresAgeMs !== undefined
		? [[span(report.figuresAge(formatCalmAge(figuresAgeMs)), 'warning')]]
		: [];
}

/** When it will end, or what it takes at least. An estimate that is not renewed any more has no clock time. */
export function drawEnd({rate: {eta, leastMs}, areFiguresStale}: RestoreView, frame: Frame): readonly Line[] {
	if (eta !== undefined && !areFiguresStale) {
		return [[span(formatEnd(eta, frame))]];
	}

	return leastMs === undefined || areFiguresStale
		? []
		: [[span(frame.words.screen.leftAtLeast(formatRoughLeast(leastMs)))]];
}

export function drawStandstill({standstill}: ProgressRate, {screen}: Words): readonly Line[] {
	if (standstill === undefined) {
		return [];
	}

	const {sinceMs, longestPauseMs} = standstill;
	const pause = longestPauseMs === undefined ? '' : ` ${screen.longestPause(formatDuration(longestPauseMs))}`;
	return [[span(`${screen.noProgress(formatCalmDuration(sinceMs))}${pause}`, 'warning')]];
}

/** The present rate, during a stall the one before it, and the average. */
export function drawSpeed(rate: ProgressRate, words: Words): readonly Line[] {
	const {bytesPerSecond, averageBytesPerSecond, bytesPerSecondBefore, isSlow} = rate;
	const {average, slow, rateBefore} = words.screen;
	const averageText = averageBytesPerSecond === undefined ? '' : average(perSecond(averageBytesPerSecond, words));
	if (bytesPerSecond === undefined) {
		return averageText === '' ? [] : [[span(averageText, 'dim')]];
	}

	const before = bytesPerSecondBefore === undefined ? '' : ` ${rateBefore(perSecond(bytesPerSecondBefore, words))}`;
	return [
		[
			span(perSecond(bytesPerSecond, words), before === '' ? 'strong' : 'dim'),
			...(before === '' ? [] : [span(before, 'dim')]),
			...(averageText === '' ? [] : [span(`  ${averageText}`, 'dim')]),
			...(isSlow === true ? [span(`  ${slow}`, 'warning')] : []),
		],
	];
}

function perSecond(bytes: number, {screen}: Words): string {
	return screen.perSecond(formatBytes(bytes));
}
