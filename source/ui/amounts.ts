import type {DataView, LogView, RestoreView} from '../monitor/select/restore-view.js';
import {formatBytes, formatBytesOf, formatDuration, formatPercent} from '../locale/numbers.js';
import {formatClock, formatDate, instantOfScn, type Zone} from '../locale/times.js';
import type {Words} from '../locale/words.js';

/** "114 of 220 GB"; only the size where the finished part is not told; '' where nothing is. */
export function formatDataBytes({finishedBytes, totalBytes, tone}: DataView, words: Words, decimals: 0 | 1): string {
	if (totalBytes === undefined) {
		return '';
	}

	if (finishedBytes === undefined || tone === 'done') {
		return formatBytes(totalBytes);
	}

	const {finished, total} = formatBytesOf({finished: finishedBytes, total: totalBytes}, decimals);
	return words.screen.bytesOf(finished, total);
}

/** The amount of data in a table row; the word for unknown where a running restore has no figures at all. */
export function formatAmount({data, outcome, hasFigures}: RestoreView, words: Words): string {
	return outcome === 'running' && !hasFigures ? words.screen.unknown : formatDataBytes(data, words, 0);
}

/** How far the log lies behind; where that is not told, the point that it is recovered to. */
export function formatLag(log: LogView, {words, zone, now}: {words: Words; zone: Zone; now: number}): string {
	if (log.tone !== 'moving') {
		return '';
	}

	if (log.lagMs !== undefined) {
		return log.lagMs < 1000 ? words.screen.caughtUp : words.screen.behind(formatDuration(log.lagMs));
	}

	return log.restoreScn === undefined ? '' : words.screen.target(shortTime(instantOfScn(log.restoreScn), now, zone));
}

/** The clock of today, or the date of another day. */
function shortTime(at: number, now: number, zone: Zone): string {
	return formatDate(at, zone) === formatDate(now, zone) ? formatClock(at, zone) : formatDate(at, zone);
}

/** A figure outside 0–100 is clamped and marked. */
export function formatShare({share}: DataView | LogView, decimals: 0 | 1): string {
	if (share === undefined) {
		return '';
	}

	const mark = share.isOutside ? '!' : '';
	return decimals === 0 ? `${formatPercent(share.percent, 0)}%${mark}` : `${formatPercent(share.percent, 1)} %${mark}`;
}

/** "1h12m"; "0s ?" where the start lies ahead of the agent's clock; '' where the start is not known. */
export function formatElapsed({elapsed}: RestoreView): string {
	if (elapsed === undefined) {
		return '';
	}

	return `${formatDuration(elapsed.ms)}${elapsed.isDoubtful ? ' ?' : ''}`;
}
