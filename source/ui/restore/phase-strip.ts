import {upcomingSteps, type Phase} from '../../domain/phase.js';
import type {PhaseSpan} from '../../domain/restore/phase-span.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {calmMs, formatCalmDuration} from '../../locale/calm-duration.js';
import {formatDuration} from '../../locale/durations.js';
import {spellText} from '../../text/charset.js';
import type {Frame} from '../frame.js';
import {span, widthOfLine, type Line, type Span} from '../line/line.js';
import {dimIfStale} from '../stale.js';

export const endings: ReadonlySet<Phase> = new Set(['done', 'failed']);
const beforeSteps: ReadonlySet<Phase> = new Set(['creating', 'restoring']);
const between = span(' '.repeat(3));

/**
 * `creating ✓ 11s   restoring ▸ 1h12m   then checking, upgrading`
 * The agent reports the last steps as restoring, so they have no marks. A restore that had ended before it was first read
 * has only its end. Steps that do not fit are left out, the last ones first.
 */
export function drawPhases(restore: RestoreView, frame: Frame, width: number): Line {
	const {words} = frame;
	const parts = restore.phases
		.filter(({phase}) => !endings.has(phase))
		.map((phase, index, all) => drawSpan(phase, {restore, frame, isLast: index === all.length - 1}));
	const {text, tone} = words.describeState(restore.word);
	const known = parts.length === 0 && restore.job !== undefined ? [span(text, dimIfStale(restore, tone))] : parts;
	return joinFitting([...known, ...drawRest(restore, frame)], width);
}

/** As many of the parts as fit, from the first on, with blanks between them. */
function joinFitting(parts: readonly Span[], width: number): Line {
	const line: Span[] = [];
	let left = width;
	for (const part of parts) {
		const joined = line.length === 0 ? [part] : [between, part];
		left -= widthOfLine(joined);
		if (left < 0) {
			break;
		}

		line.push(...joined);
	}

	return line;
}

type SpanContext = {readonly restore: RestoreView; readonly frame: Frame; readonly isLast: boolean};

export function drawSpan(
	{phase, since, durationMs, isOpenStart}: PhaseSpan,
	{restore, frame, isLast}: SpanContext,
): Span {
	const name = frame.words.phaseNames[phase];
	const least = isOpenStart ? spellText('≥ ', frame.charset) : '';
	if (durationMs === undefined) {
		const lastedMs = frame.state.now.monotonicMs - since.monotonicMs - restore.silentMs;
		return restore.outcome === 'dropped'
			? span(`${name} ✗ ${least}${formatDuration(lastedMs)}`, 'bad')
			: span(`${name} ▸ ${least}${formatCalmDuration(lastedMs)}`, dimIfStale(restore, 'active'));
	}

	const hasFailed = isLast && (restore.outcome === 'failed' || restore.outcome === 'dropped');
	return span(`${name} ${hasFailed ? '✗' : '✓'} ${least}${formatDuration(durationMs)}`, hasFailed ? 'bad' : 'good');
}

/** The phases to come, or how long ago the restore ended. */
export function drawRest({outcome, phase, job, endedAgoMs, rate}: RestoreView, {words}: Frame): readonly Span[] {
	if (outcome === 'running') {
		const {thenSteps, thenUnestimated} = words.screen;
		const steps = upcomingSteps(job?.sqlStatus);
		const isEstimated = rate.eta !== undefined || rate.leastMs !== undefined;
		const rest = isEstimated ? thenUnestimated(rate.unmoved, steps) : thenSteps(steps);
		return beforeSteps.has(phase) ? [span(rest, 'dim')] : [];
	}

	if (endedAgoMs === undefined) {
		return [];
	}

	const ago = words.ago(calmMs(endedAgoMs));
	return [span(words.screen.ended(ago), 'dim')];
}
