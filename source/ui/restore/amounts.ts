import type {DataView, LogView, RestoreView} from '../../monitor/select/restore-view.js';
import {formatCalmDuration} from '../../locale/calm-duration.js';
import {formatDuration} from '../../locale/durations.js';
import {formatBytes, formatBytesOf, formatPercent} from '../../locale/numbers.js';
import {formatClock, formatDate, instantOfScn, type Zone} from '../../locale/times.js';
import type {Words} from '../../locale/words.js';

/** "114 of 220 GB"; only the size if the finished part is unknown; '' if both are. */
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

/** The amount of data in a table row; the word for unknown if a running restore has no progress. */
export function formatAmount({data, outcome, hasProgress}: RestoreView, words: Words): string {
	return outcome === 'running' && !hasProgress ? words.screen.unknown : formatDataBytes(data, words, 0);
}

/** The words and the time zone of a lag. */
export type LagStyle = {
	readonly words: Words;
	readonly zone: Zone;
	/** Today's date in that zone. */
	readonly today: string;
};

/** How far the log is behind; if that is unknown, the target time; '' after the end of the restore. */
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

/** The time if it is today, else the date. */
function formatShortTime(at: number, {zone, today}: LagStyle): string {
	const date = formatDate(at, zone);
	return date === today ? formatClock(at, zone) : date;
}

/** The percent of a track, '' if it is unknown; one outside 0–100 is clamped and marked. */
export function formatShare({share}: DataView | LogView, decimals: 0 | 1): string {
	if (share === undefined) {
		return '';
	}

	const mark = share.isOutside ? '!' : '';
	return `${formatPercent(share.percent, decimals)}%${mark}`;
}

/** "1h12m", exact after the end; '' if it is unknown. */
export function formatElapsed({elapsedMs, job, outcome}: RestoreView): string {
	if (elapsedMs === undefined) {
		return '';
	}

	const isOver = job?.finishedAt !== undefined || outcome === 'dropped';
	return isOver ? formatDuration(elapsedMs) : formatCalmDuration(elapsedMs);
}
