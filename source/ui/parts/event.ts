import type {RestoreEvent} from '../../domain/event.js';
import {findCluster} from '../../monitor/state.js';
import {makeVisible} from '../../text/visible-text.js';
import {formatDuration} from '../../locale/durations.js';
import {formatClock, formatDate} from '../../locale/times.js';
import type {Frame} from '../frame.js';
import {fit} from '../line/fit.js';
import {cutLine, span, spread, type Line} from '../line/line.js';

/** The columns of the rows of the event log. */
export type EventColumns = {
	/** Today's date in the reader's zone. */
	readonly today: string;
	/** Whether times have a date column: an event is not of today. */
	readonly hasDays: boolean;
	/** The width of the name of a tenant or cluster in cells. */
	readonly who: number;
};

/** `17:40:02  ob-test    no answer: connection refused      for 41s` */
export function drawEvent(event: RestoreEvent, frame: Frame, columns: EventColumns): Line {
	const {lead, tone, rest, detail} = frame.words.describeChange(event.change);
	const left: Line = [
		span(' '.repeat(3)),
		span(formatTime(event, frame, columns), 'dim'),
		span('  '),
		span(fit(nameOf(event, frame), columns.who), 'plain'),
		span('  '),
		span(lead, tone),
		span(rest),
		...(detail === '' ? [] : [span(`   ${detail}`, 'dim')]),
	];
	const right = formatInterval(event, frame);
	return right === ''
		? cutLine(left, frame.columns - 1)
		: spread(left, [span(right, 'dim'), span('  ')], frame.columns);
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

/** The tenant, or the cluster if the event concerns all of it. */
function nameOf({tenant, cluster}: RestoreEvent, {state}: Frame): string {
	const {name, agent = cluster} = findCluster(state, cluster) ?? {};
	return makeVisible(tenant ?? name ?? agent);
}

function formatInterval({interval}: RestoreEvent, {words}: Frame): string {
	if (interval === undefined) {
		return '';
	}

	return interval.durationMs === undefined
		? words.screen.ongoing
		: words.screen.lasted(formatDuration(interval.durationMs));
}
