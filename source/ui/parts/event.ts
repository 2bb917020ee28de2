import type {RestoreEvent} from '../../domain/event.js';
import {labelOfTenant, nameOfCluster} from '../cluster-name.js';
import {showName} from '../create-frame.js';
import {formatCalmAge, formatDuration} from '../../locale/durations.js';
import {formatClock, formatDate} from '../../locale/times.js';
import type {Frame} from '../frame.js';
import {fitName} from '../line/fit.js';
import {cutLine, span, type Line} from '../line/line.js';

/** The columns of the rows of the event log. */
export type EventColumns = {
	/** Today's date in the reader's zone. */
	readonly today: string;
	/** Whether times have a date column: an event is not of today. */
	readonly hasDays: boolean;
	/** The width of the name of a tenant or cluster in cells; undefined is without names. */
	readonly who: number | undefined;
};

/** `17:40:02  ob-test    no answer for 41s: connection refused` */
export function drawEvent(event: RestoreEvent, frame: Frame, columns: EventColumns): Line {
	return cutLine([...drawOccasion(event, frame, columns), ...drawSentence(event, frame)], frame.columns - 1);
}

/** When it was and of whom: `17:40:02  ob-test    `. */
export function drawOccasion(event: RestoreEvent, frame: Frame, columns: EventColumns): Line {
	return [
		span(' '.repeat(3)),
		span(formatTime(event, frame, columns), 'dim'),
		span('  '),
		...(columns.who === undefined ? [] : [span(fitName(nameOfEvent(event, frame), columns.who)), span('  ')]),
	];
}

/** The sentence of an event. How long it lasted comes before what may be cut. */
export function drawSentence(event: RestoreEvent, frame: Frame): Line {
	const {lead, tone, rest, detail} = frame.words.describeChange(event.change);
	const interval = formatInterval(event, frame);
	return [
		span(lead, tone),
		...(interval === '' ? [] : [span(` ${interval}`, 'dim')]),
		span(rest),
		...(detail === '' ? [] : [span(`   ${detail}`, 'dim')]),
	];
}

/** The time, with a date if the event is not of today. */
function formatTime({at}: RestoreEvent, {zone}: Frame, {today, hasDays}: EventColumns): string {
	const clock = formatClock(at, zone);
	if (!hasDays) {
		return clock;
	}

	const date = formatDate(at, zone);
	return `${date === today ? ' '.repeat(5) : date.slice(5)} ${clock}`;
}

/** The tenant, with its cluster where its name alone does not say which, or the cluster if the event concerns all of it. */
export function nameOfEvent({tenant, cluster}: RestoreEvent, frame: Frame): string {
	return tenant === undefined
		? nameOfCluster(cluster, frame)
		: labelOfTenant({name: showName(tenant, frame), tenant, cluster}, frame);
}

/** "for 41s"; "for 5m, ongoing", in steps in which it changes seldom. */
function formatInterval({interval}: RestoreEvent, {words, state}: Frame): string {
	if (interval === undefined) {
		return '';
	}

	const {durationMs, sinceMonotonicMs} = interval;
	const {lasted, ongoing} = words.screen;
	return durationMs === undefined
		? words.list([lasted(formatCalmAge(state.now.monotonicMs - sinceMonotonicMs)), ongoing])
		: lasted(formatDuration(durationMs));
}
