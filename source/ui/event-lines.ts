import type {RestoreEvent} from '../domain/event.js';
import {findCluster} from '../monitor/state.js';
import {makeVisible} from '../text/visible-text.js';
import {formatDuration} from '../locale/numbers.js';
import {formatClock, formatDate} from '../locale/times.js';
import type {Frame} from './frame.js';
import {cutLine, fit, span, spread, widthOf, widthOfLine, type Line} from './line.js';
import {drawRule} from './rule.js';

/** The rule above the events: whether they follow, and since when there are any. */
export function drawEventsRule({words, state, columns, zone}: Frame, below: number): Line {
	const {events, following, scrolledBack, since} = words.screen;
	const mode = below === 0 ? following : scrolledBack(below);
	const title: Line = [span(events, 'dim'), span(' ─ ', 'dim'), span(mode, below === 0 ? 'dim' : 'warning')];
	const started = since(formatClock(state.startedAt.at, zone));
	return drawRule(title, [span(started, 'dim')], columns);
}

/** The events that fit into `rows`, newest last, and how many newer ones lie below them. */
export function visibleEvents(
	{state}: Frame,
	rows: number,
): {readonly events: readonly RestoreEvent[]; readonly below: number} {
	const {events, view} = state;
	const end = Math.max(Math.min(rows, events.length), events.length - view.eventsBack);
	return {events: events.slice(Math.max(0, end - rows), end), below: events.length - end};
}

/** `17:40:02  ob-test    no answer: connection refused      for 41s`; a note goes where there is no room for all of it. */
export function drawEvent(event: RestoreEvent, frame: Frame): Line {
	const {words, columns} = frame;
	const {lead, tone, rest, detail, note} = words.describeChange(event.change);
	const left: Line = [
		span(' '.repeat(3)),
		span(timeOf(event, frame), 'dim'),
		span('  '),
		span(fit(whoOf(event, frame), whoWidth(frame)), 'plain'),
		span('  '),
		span(lead, tone),
		span(rest),
		...(detail === '' ? [] : [span(`   ${detail}`, 'dim')]),
	];
	const right = tailOf(event, frame);
	const aside: Line = note === undefined ? [] : [span(`   ${note}`, 'dim')];
	if (right === '' && widthOfLine([...left, ...aside]) < columns) {
		return [...left, ...aside];
	}

	return right === '' ? cutLine(left, columns - 1) : spread(left, [span(right, 'dim'), span('  ')], columns);
}

/** Events of another day say which. */
function timeOf({at}: RestoreEvent, {zone, state}: Frame): string {
	const isToday = formatDate(at, zone) === formatDate(state.now.at, zone);
	const hasOldEvents = state.events.some((event) => formatDate(event.at, zone) !== formatDate(state.now.at, zone));
	const day = isToday ? ' '.repeat(5) : formatDate(at, zone).slice(5);
	return hasOldEvents ? `${day} ${formatClock(at, zone)}` : formatClock(at, zone);
}

function whoOf({tenant, cluster}: RestoreEvent, {state}: Frame): string {
	const {name, agent = cluster} = findCluster(state, cluster) ?? {};
	return makeVisible(tenant ?? name ?? agent);
}

function whoWidth(frame: Frame): number {
	const names = frame.state.clusters.flatMap(({name, agent, restores}) => [
		name ?? agent,
		...restores.map(({tenant}) => tenant),
	]);
	const most = frame.columns < 70 ? 10 : frame.columns < 100 ? 16 : 20;
	return Math.min(most, Math.max(8, ...names.map((name) => widthOf(makeVisible(name)))));
}

function tailOf({interval}: RestoreEvent, {words}: Frame): string {
	if (interval === undefined) {
		return '';
	}

	return interval.durationMs === undefined
		? words.screen.ongoing
		: words.screen.lasted(formatDuration(interval.durationMs));
}
