import type {ProgressRate} from '../../domain/progress/progress-rate.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {formatCalmDuration} from '../../locale/calm-duration.js';
import {formatDuration} from '../../locale/durations.js';
import {formatBytes} from '../../locale/numbers.js';
import type {Words} from '../../locale/words.js';
import type {Frame} from '../frame.js';
import {cutLine, span, widthOfLine, type Line} from '../line/line.js';
import {drawSparkline} from '../line/sparkline.js';
import {formatEnd} from './eta.js';

const longestSparkline = 18;
const shortestSparkline = 4;

/** `31.2 MB/s  avg 27.9 MB/s   about 18:44, in 40m (35m–50m)   ▁▂▃▅▆`; empty if the rate is unknown. */
export function drawRateLine({rate, speeds}: RestoreView, frame: Frame, width: number): Line {
	const parts = [
		...drawSpeed(rate, frame.words),
		...drawStall(rate, frame.words),
		...(rate.eta === undefined ? [] : [[span(formatEnd(rate.eta, frame))]]),
	];
	const line = parts.flatMap((part, index) => (index === 0 ? part : [span(' '.repeat(3)), ...part]));
	const room = Math.min(longestSparkline, width - widthOfLine(line) - 3);
	return line.length === 0 || room < shortestSparkline
		? cutLine(line, width)
		: [...line, span(' '.repeat(3)), span(drawSparkline(speeds, room), 'dataTrack')];
}

function drawStall({stall}: ProgressRate, {screen}: Words): readonly Line[] {
	if (stall === undefined) {
		return [];
	}

	const {sinceMs, longestPauseMs} = stall;
	return [[span(screen.noProgress(formatCalmDuration(sinceMs), formatDuration(longestPauseMs)), 'warning')]];
}

/** The present and the average rate; during a stall the last rate stays, dimmed. */
function drawSpeed(
	{bytesPerSecond, averageBytesPerSecond, isSlow, stall}: ProgressRate,
	words: Words,
): readonly Line[] {
	const {average, slow} = words.screen;
	if (bytesPerSecond === undefined) {
		return averageBytesPerSecond === undefined ? [] : [[span(average(perSecond(averageBytesPerSecond, words)), 'dim')]];
	}

	return [
		[
			span(perSecond(bytesPerSecond, words), stall === undefined ? 'strong' : 'dim'),
			...(averageBytesPerSecond === undefined
				? []
				: [span(`  ${average(perSecond(averageBytesPerSecond, words))}`, 'dim')]),
			...(isSlow === true ? [span(`  ${slow}`, 'warning')] : []),
		],
	];
}

function perSecond(bytes: number, {screen}: Words): string {
	return screen.perSecond(formatBytes(bytes));
}
