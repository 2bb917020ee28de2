import type {Change} from '../domain/event.js';
import type {PhaseSpan} from '../domain/restore/phase-span.js';
import {describeFailure} from './describe-failure.js';
import {formatDuration} from './durations.js';
import {afterColon, joinList} from './joins.js';
import {formatBytes, formatCount} from './numbers.js';
import type {Sentence} from './sentence.js';
import type {Strings} from './strings.js';

type Of<Type extends Change['type']> = Extract<Change, {readonly type: Type}>;
type Ending = Of<'succeeded' | 'failed' | 'explained' | 'ended' | 'dropped' | 'cancelled' | 'gone' | 'vanished'>;

export function isEnding(change: Change): change is Ending {
	return ['succeeded', 'failed', 'explained', 'ended', 'dropped', 'cancelled', 'gone', 'vanished'].includes(
		change.type,
	);
}

/** How a restore ended, or what is said of that end later. */
export function describeEnding(change: Ending, strings: Strings): Sentence {
	const {events, separators} = strings;
	switch (change.type) {
		case 'succeeded': {
			return describeSuccess(change, strings);
		}

		case 'failed': {
			const reason = change.failure === undefined ? '' : describeFailure(change.failure, strings);
			const after = afterOf(change, strings);
			const rest = `${after === '' ? '' : separators.word}${after}${afterColon(reason, strings)}`;
			return {lead: events.failed, tone: 'bad', rest, detail: newJobOf(change, strings)};
		}

		case 'explained': {
			const rest = afterColon(describeFailure(change.failure, strings), strings);
			return {lead: events.failureReason, tone: 'bad', rest, detail: ''};
		}

		case 'ended': {
			const rest = `${separators.word}${events.withStatus(change.status)}`;
			return {lead: events.ended, tone: 'warning', rest, detail: newJobOf(change, strings)};
		}

		case 'dropped': {
			return {lead: events.tenantGone, tone: 'bad', rest: afterColon(events.whyTenantGone, strings), detail: ''};
		}

		case 'cancelled': {
			return {lead: events.cancelled, tone: 'bad', rest: afterColon(events.whyCancelled, strings), detail: ''};
		}

		case 'gone': {
			const rest = afterColon(events.whyTenantGoneLater, strings);
			return {lead: events.tenantGone, tone: 'plain', rest, detail: ''};
		}

		case 'vanished': {
			return {lead: events.vanished, tone: 'warning', rest: '', detail: ''};
		}
	}
}

/** "succeeded, STANDBY until activated, after 21m00s, …": the end of the line may be cut. */
function describeSuccess(change: Of<'succeeded'>, strings: Strings): Sentence {
	const {events, report, separators} = strings;
	const parts = [report.standby, afterOf(change, strings), ...amountsOf(change, strings)];
	return {
		lead: events.succeeded,
		tone: 'good',
		rest: `${separators.item}${joinList(parts, strings)}`,
		detail: newJobOf(change, strings),
		summary: change.phases.flatMap((span) => describeSpan(span, strings)).join(separators.item),
	};
}

/** "590 tablets", "17.8 MB", "avg 1.0 MB/s": those that are known. */
function amountsOf(
	{totalTablets, totalBytes, averageBytesPerSecond}: Of<'succeeded'>,
	{report, screen}: Strings,
): readonly string[] {
	return [
		...(totalTablets === undefined ? [] : [report.tablets(formatCount(totalTablets))]),
		...(totalBytes === undefined ? [] : [formatBytes(totalBytes)]),
		...(averageBytesPerSecond === undefined
			? []
			: [screen.average(screen.perSecond(formatBytes(averageBytesPerSecond)))]),
	];
}

/** "restoring 5m00s"; "restoring ≥ 5m00s" where it began before it was seen; nothing below a second. */
function describeSpan(
	{phase, isOpenStart, durationMs = 0}: PhaseSpan,
	{phases, separators}: Strings,
): readonly string[] {
	const duration = `${isOpenStart ? '≥ ' : ''}${formatDuration(durationMs)}`;
	return durationMs < 1000 ? [] : [`${phases[phase]}${separators.word}${duration}`];
}

function afterOf({elapsedMs}: {readonly elapsedMs?: number}, {events}: Strings): string {
	return elapsedMs === undefined ? '' : events.after(formatDuration(elapsedMs));
}

function newJobOf({newJobId}: {readonly newJobId?: number}, {events}: Strings): string {
	return newJobId === undefined ? '' : events.newJob(String(newJobId));
}
