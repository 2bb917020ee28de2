import type {Eta} from '../domain/progress/eta.js';
import type {ProgressRate} from '../domain/progress/progress-rate.js';
import type {RestoreView} from '../monitor/select/restore-view.js';
import {formatBytes, formatDuration, formatRough} from '../locale/numbers.js';
import {formatMinute} from '../locale/times.js';
import type {Words} from '../locale/words.js';
import type {Frame} from './frame.js';
import {cutLine, span, widthOfLine, type Line} from './line.js';
import {drawSparkline} from './sparkline.js';

const longestSparkline = 18;
const shortestSparkline = 4;

/** `31.2 MB/s  avg 27.9 MB/s   about 18:44, in 40m (35m–50m)   ▁▂▃▅▆`; empty where nothing moves that anyone counts. */
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
	return [[span(screen.noProgress(formatDuration(sinceMs), formatDuration(longestPauseMs)), 'warning')]];
}

/** During a standstill the last rate stays, greyed. */
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

/** The clock and the time left; only a range where it is too wide for a point to mean anything. */
function formatEnd({ms, lowMs, highMs}: Eta, {words, state, zone}: Frame): string {
	const [low, high] = [formatRough(lowMs), formatRough(highMs)];
	return isWide({lowMs, highMs})
		? words.screen.etaBetween(low, high)
		: words.screen.etaAt(formatMinute(state.now.at + ms, zone), formatRough(ms), words.screen.etaRange(low, high));
}

/** "~40m", "30m–2h" where a point would mean nothing, a dash where nothing can be said. */
export function formatEta({rate: {eta}, outcome}: RestoreView, words: Words): string {
	if (eta === undefined) {
		return outcome === 'running' ? words.screen.noEta : '';
	}

	return isWide(eta)
		? words.screen.etaRange(formatRough(eta.lowMs), formatRough(eta.highMs))
		: words.screen.eta(formatRough(eta.ms));
}

function isWide({lowMs, highMs}: Pick<Eta, 'lowMs' | 'highMs'>): boolean {
	return highMs > 2 * lowMs;
}
