import type {Eta} from '../domain/eta.js';
import type {RestoreView} from '../monitor/select.js';
import {formatBytes, formatRough} from '../words/number.js';
import {formatMinute} from '../words/time.js';
import type {Words} from '../words/words.js';
import type {Frame} from './frame.js';
import {span, type Line} from './line.js';
import {drawSparkline} from './sparkline.js';

const longestSparkline = 18;

/** `31.2 MB/s  avg 27.9 MB/s  ▁▂▃▅▆   about 18:44, in 40m (35m–50m)`; empty where nothing moves that anyone counts. */
export function drawPace({pace, speeds}: RestoreView, frame: Frame): Line {
	const {words} = frame;
	const {bytesPerSecond, averageBytesPerSecond, isSlow, eta} = pace;
	const rate =
		bytesPerSecond === undefined
			? []
			: [
					span(perSecond(bytesPerSecond, words), 'strong'),
					...(averageBytesPerSecond === undefined
						? []
						: [span(`  ${words.screen.average(perSecond(averageBytesPerSecond, words))}`, 'dim')]),
					...(isSlow === true ? [span(`  ${words.screen.slow}`, 'warning')] : []),
					span(`  ${drawSparkline(speeds, longestSparkline)}`, 'dataTrack'),
				];
	const end =
		eta === undefined ? [] : [span(rate.length > 0 ? ' '.repeat(3) : ''), span(tellEnd(eta, frame), 'strong')];
	return [...rate, ...end];
}

function perSecond(bytes: number, {screen}: Words): string {
	return screen.perSecond(formatBytes(bytes));
}

/** The clock and the time left; only a range where it is too wide for a point to mean anything. */
function tellEnd({ms, lowMs, highMs}: Eta, {words, state, zone}: Frame): string {
	const [low, high] = [formatRough(lowMs), formatRough(highMs)];
	return isWide({lowMs, highMs})
		? words.screen.etaBetween(low, high)
		: words.screen.etaAt(formatMinute(state.now.at + ms, zone), formatRough(ms), words.screen.etaRange(low, high));
}

/** "~40m", "30m–2h" where a point would mean nothing, a dash where nothing can be said. */
export function tellEta({pace: {eta}, outcome}: RestoreView, words: Words): string {
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
