import type {DataView, LogView, RestoreView} from '../../monitor/select/restore-view.js';
import {formatCalmDuration} from '../../locale/calm-duration.js';
import {formatDuration} from '../../locale/durations.js';
import {formatBytes, formatBytesOf, formatPercent} from '../../locale/numbers.js';
import {formatClock, formatDate, instantOfScn, type Zone} from '../../locale/times.js';
import type {Words} from '../../locale/words.js';

/** "114 of 220 GB"; only the size where the finished part is not reported; '' where neither is. */
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

/** What a lag is written with. */
export type LagStyle = {
	readonly words: Words;
	readonly zone: Zone;
	/** Today's date in that zone. */
	readonly today: string;
};

/** How far the log lies behind; where that is unknown, the point that it is recovered to; '' once it does not move. */
export function formatLag(log: LogView, style: LagStyle): string {
	const {words} = style;
	if (log.tone !== 'moving') {
		return '';
	}

	if (log.lagMs !== undefined) {
		return words.describeLag(log.lagMs);
	}

	return log.restoreScn === undefined ? '' : words.screen.target(formatShortTime(instantOfScn(log.restoreScn), style));
}

/** The clock of today, or the date of another day. */
function formatShortTime(at: number, {zone, today}: LagStyle): string {
	const date = formatDate(at, zone);
	return date === today ? formatClock(at, zone) : date;
}

/** The percent of a track, '' while it is unknown; a figure outside 0–100 is clamped and marked. */
export function formatShare({share}: DataView | LogView, decimals: 0 | 1): string {
	if (share === undefined) {
		return '';
	}

	const mark = share.isOutside ? '!' : '';
	return `${formatPercent(share.percent, decimals)}%${mark}`;
}

/**
 * "1h12m", exact once it has ended; "0s ?" where the start lies ahead of the agent's clock; '' where the start is not
 * known.
 */
export function formatElapsed({elapsed, job, outcome}: RestoreView): string {
	if (elapsed === undefined) {
		return '';
	}

	const isOver = job?.finishedAt !== undefined || outcome === 'dropped';
	const duration = isOver ? formatDuration(elapsed.ms) : formatCalmDuration(elapsed.ms);
	return `${duration}${elapsed.isDoubtful ? ' ?' : ''}`;
}
