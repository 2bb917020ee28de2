import type {RestoreEvent} from '../../domain/event.js';
import {selectShownEvents} from '../../monitor/select/shown.js';
import {selectMark} from '../../monitor/select/mark.js';
import {formatClock, formatDate} from '../../locale/times.js';
import {labelOfTenant, nameOfCluster} from '../cluster-name.js';
import type {Frame} from '../frame.js';
import {span, widthOfLine, type Line} from '../line/line.js';
import {drawRule} from '../line/rule.js';
import {widthOf} from '../line/width.js';
import {drawEvent, nameOfEvent, type EventColumns} from './event.js';

/** The events, newest last, with the rule above them, in exactly `rows` rows. */
export function drawEventLog(frame: Frame, rows: number): readonly Line[] {
	const {events, below} = selectVisible(frame.state, rows - 1);
	const columns = eventColumnsOf(frame, events);
	const lines = [
		drawEventsRule(frame, below),
		...(events.length === 0 ? [drawNoEvents(frame)] : []),
		...drawMarked(frame, events, (event) => [drawEvent(event, frame, columns)]).slice(-Math.max(0, rows - 1)),
	];
	return Array.from({length: rows}, (_, row) => lines[row] ?? []);
}

/** That nothing has happened yet, or nothing that the filters let through. */
export function drawNoEvents({words, state}: Frame): Line {
	return [span(`   ${state.events.length === 0 ? words.screen.noEvents : words.screen.noEventsMatch}`, 'dim')];
}

/** The rule above the events: whether the log follows new ones, and when watching began. */
export function drawEventsRule({words, state, columns, zone}: Frame, below: number): Line {
	const {events, following, scrolledBack, since} = words.screen;
	const mode = below === 0 ? following : scrolledBack(below);
	const title: Line = [span(events, 'dim'), span(' ─ ', 'dim'), span(mode, below === 0 ? 'dim' : 'warning')];
	const started = since(formatClock(state.startedAt.at, zone));
	return drawRule(title, [span(started, 'dim')], columns);
}

/** The events that fit into `rows`, newest last, and the number of newer ones below. */
export function selectVisible(
	state: Frame['state'],
	rows: number,
): {readonly events: readonly RestoreEvent[]; readonly below: number} {
	const {view} = state;
	const events = selectShownEvents(state);
	const end = Math.max(Math.min(rows, events.length), events.length - view.eventsBack);
	return {events: events.slice(Math.max(0, end - rows), end), below: events.length - end};
}

/** The rows of events, with a mark before the first one that came after the user had looked last. */
export function drawMarked(
	frame: Frame,
	events: readonly RestoreEvent[],
	draw: (event: RestoreEvent) => readonly Line[],
): readonly Line[] {
	const {state, words, columns} = frame;
	const mark = selectMark(state) ?? 0;
	const firstNew = events.find(({id}) => id > mark);
	const isMarked = (event: RestoreEvent) => event === firstNew && (state.events[0]?.id ?? 0) <= mark;
	return events.flatMap((event) =>
		isMarked(event) ? [drawRule([span(words.screen.sinceLooked, 'active')], [], columns), ...draw(event)] : draw(event),
	);
}

/** The columns of all rows; measured once a frame. */
export function eventColumnsOf(frame: Frame, shown: readonly RestoreEvent[]): EventColumns {
	const today = formatDate(frame.state.now.at, frame.zone);
	const columns = {today, hasDays: hasOtherDay(frame, today), who: 0};
	const widths = shown.map((event) => widthOfLine(drawEvent(event, frame, columns)));
	const room = frame.columns - 1 - Math.max(0, ...widths);
	return {...columns, who: whoWidth(frame, shown, room)};
}

/** Whether an event is not of today. The wall clock may have been set, so events need not be in order of time. */
function hasOtherDay({state: {events}, zone}: Frame, today: string): boolean {
	let [first, last] = [Infinity, -Infinity];
	for (const {at} of events) {
		first = Math.min(first, at);
		last = Math.max(last, at);
	}

	return events.length > 0 && [first, last].some((at) => formatDate(at, zone) !== today);
}

const leastWho = 8;

/**
 * The width of the longest name of a cluster or a tenant in cells, up to a share of the row; for the names that are shown,
 * up to the `room` that the sentences leave.
 */
function whoWidth(frame: Frame, shown: readonly RestoreEvent[], room: number): number {
	const {state, candidates, columns} = frame;
	const most = columns < 70 ? 10 : columns < 100 ? 16 : 20;
	const clusters = state.clusters.map(({id}) => nameOfCluster(id, frame));
	const tenants = candidates.map(({name, tenant, key}) => labelOfTenant({name, tenant, cluster: key.cluster}, frame));
	const usual = Math.min(most, widest([...clusters, ...tenants]));
	const whole = widest(shown.map((event) => nameOfEvent(event, frame)));
	return Math.max(leastWho, usual, Math.min(room, whole));
}

function widest(names: readonly string[]): number {
	let width = 0;
	for (const name of names) {
		width = Math.max(width, widthOf(name));
	}

	return width;
}
