import {isFinal, type Phase} from '../domain/phase.js';
import type {PhaseSpan} from '../domain/watched-restore.js';
import type {RestoreView} from '../monitor/select.js';
import {formatDuration} from '../words/number.js';
import type {Frame} from './frame.js';
import {span, type Line} from './line.js';

const endings: ReadonlySet<Phase> = new Set(['done', 'failed']);
const beforeSteps: ReadonlySet<Phase> = new Set(['creating', 'restoring']);

/**
 * `creating ✓ 11s   restoring ▸ 1h12m   then checking, upgrading`
 * Over HTTP alone the last steps cannot be told from restoring, so they have no marks.
 */
export function drawPhases(restore: RestoreView, {words, state}: Frame): Line {
	const spans = restore.phases.filter(({phase}) => !endings.has(phase));
	const hasFailed = restore.outcome === 'failed';
	const strip = spans.flatMap((one, index) => {
		const isLast = index === spans.length - 1;
		const text = words.phaseNames[one.phase];
		const lasted = (restore.isStale ? restore.ageMs : 0) ?? 0;
		return [
			...drawSpan(one, {text, isFailed: hasFailed && isLast, nowMs: state.now.monotonicMs - lasted}),
			span(' '.repeat(3)),
		];
	});
	const isUnderWay = restore.outcome === 'running' && beforeSteps.has(restore.phase);
	return [
		...strip,
		...(isUnderWay ? [span(words.screen.thenSteps, 'dim')] : endOf(restore, words.screen.ended, words.ago)),
	];
}

type Mark = {readonly text: string; readonly isFailed: boolean; readonly nowMs: number};

function drawSpan({since, durationMs, isOpenStart}: PhaseSpan, {text, isFailed, nowMs}: Mark): Line {
	const least = isOpenStart ? '≥ ' : '';
	if (durationMs === undefined) {
		return [span(`${text} ▸ ${least}${formatDuration(nowMs - since.monotonicMs)}`, 'active')];
	}

	return [span(`${text} ${isFailed ? '✗' : '✓'} ${least}${formatDuration(durationMs)}`, isFailed ? 'bad' : 'good')];
}

function endOf({outcome, endedAgoMs}: RestoreView, ended: (ago: string) => string, ago: (ms: number) => string): Line {
	return isFinal(outcome) && endedAgoMs !== undefined ? [span(ended(ago(endedAgoMs)), 'dim')] : [];
}
