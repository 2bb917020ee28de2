import type {RestoreView} from '../monitor/select/restore-view.js';
import {
	formatBytes,
	formatBytesOf,
	formatCount,
	formatDuration,
	formatPercent,
	formatRough,
} from '../locale/numbers.js';
import type {Words} from '../locale/words.js';

/** How a restore stands now, in one sentence without its name. */
export function describeRestore(restore: RestoreView, words: Words): string {
	const {text} = words.describeState(restore.word);
	switch (restore.outcome) {
		case 'succeeded': {
			return commaSeparated(
				`${words.report.succeeded}${after(restore, words)}`,
				...sizes(restore, words),
				endedAgo(restore, words),
			);
		}

		case 'failed': {
			const reason = restore.failure === undefined ? '' : words.describeFailure(restore.failure);
			return commaSeparated(
				`${words.report.failed}${after(restore, words)}${reason === '' ? '' : `: ${reason}`}`,
				endedAgo(restore, words),
			);
		}

		case 'running': {
			return commaSeparated(text, ...progress(restore, words), lasting(restore, words));
		}

		case 'unknown': {
			return restore.job === undefined ? words.screen.unknown : text;
		}

		case 'dropped':
		case 'waiting':
		case 'none': {
			return text;
		}
	}
}

function progress({data, log, hasFigures, rate}: RestoreView, words: Words): readonly string[] {
	if (!hasFigures) {
		return [words.report.progressUnknown];
	}

	const {finishedBytes, totalBytes} = data;
	const bytes =
		finishedBytes === undefined || totalBytes === undefined
			? undefined
			: formatBytesOf({finished: finishedBytes, total: totalBytes}, 1);
	return [
		data.share === undefined ? '' : words.report.percentOf('data', formatPercent(data.share.percent, 1)),
		bytes === undefined ? '' : words.screen.bytesOf(bytes.finished, bytes.total),
		log.share === undefined ? '' : words.report.percentOf('log', formatPercent(log.share.percent, 1)),
		log.lagMs === undefined ? '' : words.screen.behind(formatDuration(log.lagMs)),
		rate.bytesPerSecond === undefined ? '' : words.screen.perSecond(formatBytes(rate.bytesPerSecond)),
		rate.eta === undefined ? '' : words.report.left(formatRough(rate.eta.ms)),
	];
}

function sizes({data}: RestoreView, words: Words): readonly string[] {
	return [
		data.totalTablets === undefined ? '' : words.report.tablets(formatCount(data.totalTablets)),
		data.totalBytes === undefined ? '' : formatBytes(data.totalBytes),
	];
}

function after({elapsed}: RestoreView, words: Words): string {
	return elapsed === undefined || elapsed.isDoubtful ? '' : ` ${words.report.after(formatDuration(elapsed.ms))}`;
}

function lasting({elapsed}: RestoreView, words: Words): string {
	return elapsed === undefined || elapsed.isDoubtful ? '' : words.report.elapsed(formatDuration(elapsed.ms));
}

function endedAgo({endedAgoMs}: RestoreView, words: Words): string {
	return endedAgoMs === undefined ? '' : words.screen.ended(words.ago(endedAgoMs));
}

/** The parts that are not empty. */
export function commaSeparated(...parts: readonly string[]): string {
	return parts.filter((part) => part !== '').join(', ');
}
