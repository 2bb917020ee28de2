import type {Phase} from '../domain/phase.js';
import type {PhaseSpan} from '../domain/watched-restore.js';
import type {RestoreView} from '../monitor/select.js';
import {formatDuration} from '../words/number.js';
import type {Frame} from './frame.js';
import {span, type Line, type Span} from './line.js';

const endings: ReadonlySet<Phase> = new Set(['done', 'failed']);
const beforeSteps: ReadonlySet<Phase> = new Set(['creating', 'restoring']);
const between = span(' '.repeat(3));

/**
 * `creating ✓ 11s   restoring ▸ 1h12m   then checking, upgrading`
 * Over HTTP alone the last steps cannot be told from restoring, so they have no marks. Of a restore that had ended
 * before it was seen there is only the end.
 */
export function drawPhases(restore: RestoreView, frame: Frame): Line {
	const {words} = frame;
	const parts = restore.phases
		.filter(({phase}) => !endings.has(phase))
		.map((one, index, all) => drawSpan(one, {restore, frame, isLast: index === all.length - 1}));
	const {text, tone} = words.tellState(restore.word);
	const known = parts.length === 0 && restore.job !== undefined ? [span(text, tone)] : parts;
	return [...known, ...drawRest(restore, frame)].flatMap((part) => [part, between]);
}

type Place = {readonly restore: RestoreView; readonly frame: Frame; readonly isLast: boolean};

function drawSpan({phase, since, durationMs, isOpenStart}: PhaseSpan, {restore, frame, isLast}: Place): Span {
	const name = frame.words.phaseNames[phase];
	const least = isOpenStart ? '≥ ' : '';
	if (durationMs === undefined) {
		const silentMs = restore.isStale ? (restore.ageMs ?? 0) : 0;
		const lastedMs = frame.state.now.monotonicMs - since.monotonicMs - silentMs;
		return span(`${name} ▸ ${least}${formatDuration(lastedMs)}`, 'active');
	}

	const hasFailed = isLast && restore.outcome === 'failed';
	return span(`${name} ${hasFailed ? '✗' : '✓'} ${least}${formatDuration(durationMs)}`, hasFailed ? 'bad' : 'good');
}

/** What is to come, or how long ago it all ended. */
function drawRest({outcome, phase, endedAgoMs}: RestoreView, {words}: Frame): readonly Span[] {
	if (outcome === 'running') {
		return beforeSteps.has(phase) ? [span(words.screen.thenSteps, 'dim')] : [];
	}

	return endedAgoMs === undefined ? [] : [span(words.screen.ended(words.ago(endedAgoMs)), 'dim')];
}
