import type {RestoreEvent} from '../../domain/event.js';
import {selectEventList, selectSelected} from '../../monitor/select/shown.js';
import {formatClock} from '../../locale/times.js';
import {labelOfTenant} from '../cluster-name.js';
import {showName} from '../create-frame.js';
import type {Frame} from '../frame.js';
import {cutName} from '../line/fit.js';
import {cutLine, span, widthOfLine, type Line} from '../line/line.js';
import {drawRule} from '../line/rule.js';
import {drawBottomLine} from '../parts/bottom-line.js';
import {drawEvent, drawOccasion, drawSentence, type EventColumns} from '../parts/event.js';
import {drawMarked, drawNoEvents, eventColumnsOf} from '../parts/event-log.js';
import {drawHeader} from '../parts/header.js';
import {wrapLine} from '../line/wrap-line.js';

/** All events, newest last, milestones included; only the visible ones are drawn. */
export function drawEvents(frame: Frame): readonly Line[] {
	const {state} = frame;
	const rows = rowsOf(frame);
	const page = choosePage(frame, rows);
	const lines = page.events.length === 0 ? [drawNoEvents(frame)] : page.lines;
	const header = state.view.isHeaderHidden ? [] : [drawHeader(frame)];
	const hasMoreEvents = page.events.length < selectEventList(state).length;
	return [
		...header,
		drawTitle(frame, page.below),
		...Array.from({length: rows}, (_, row) => lines[row] ?? []),
		drawBottomLine(frame, 'events', {hasMoreEvents, hasMoreHelp: false}),
	];
}

/** How many events are shown, and how many of the oldest ones fill the screen. */
export function measureEvents(frame: Frame): {readonly shown: number; readonly first: number} {
	const rows = rowsOf(frame);
	const events = selectEventList(frame.state);
	const draw = createDrawer(frame, events.slice(0, rows));
	return {shown: choosePage(frame, rows).events.length, first: countFitting(events, rows, draw)};
}

/** Without the rows of the header, the title and the keys. */
function rowsOf({rows, state}: Frame): number {
	return Math.max(0, rows - (state.view.isHeaderHidden ? 2 : 3));
}

type Page = {
	/** Oldest first. */
	readonly events: readonly RestoreEvent[];
	readonly lines: readonly Line[];
	/** How many newer events are out of sight. */
	readonly below: number;
};

/** The events up to the last one that is shown; where those do not fill the screen, the ones after it too. */
function choosePage(frame: Frame, rows: number): Page {
	const {state} = frame;
	const {lastId} = state.view.eventList;
	const events = selectEventList(state);
	const end = lastId === undefined ? events.length : events.findLastIndex(({id}) => id <= lastId) + 1;
	const draw = createDrawer(frame, events.slice(Math.max(0, end - rows), Math.max(end, rows)));
	const above = countFitting(events.slice(Math.max(0, end - rows), end).toReversed(), rows, draw);
	if (above < end || end >= events.length) {
		const shown = events.slice(end - above, end);
		const lines = drawMarked(frame, shown, draw);
		// Of a single event that is longer than the screen the beginning is shown.
		return {events: shown, lines: shown.length === 1 ? lines : lines.slice(-rows), below: events.length - end};
	}

	const count = Math.max(end, countFitting(events, rows, draw));
	const shown = events.slice(0, count);
	return {events: shown, lines: drawMarked(frame, shown, draw).slice(0, rows), below: events.length - count};
}

type Drawer = (event: RestoreEvent) => readonly Line[];

/** How many of the events fit into the rows; one at least. */
function countFitting(events: readonly RestoreEvent[], rows: number, draw: Drawer): number {
	let left = rows;
	let count = 0;
	for (const event of events.slice(0, rows)) {
		left -= draw(event).length;
		if (left < 0) {
			break;
		}

		count++;
	}

	return Math.min(events.length, Math.max(1, count));
}

function createDrawer(frame: Frame, shown: readonly RestoreEvent[]): Drawer {
	const columns = eventColumnsOf(frame, shown);
	return frame.state.view.eventList.isWrapped
		? (event) => drawWrapped(event, frame, columns)
		: (event) => [drawEvent(event, frame, columns)];
}

/** With fewer cells beside the time and the name the sentence goes on below them. */
const leastSentence = 30;
const shortMargin = 6;

function drawWrapped(event: RestoreEvent, frame: Frame, columns: EventColumns): readonly Line[] {
	const occasion = drawOccasion(event, frame, columns);
	const margin = widthOfLine(occasion);
	const sentence = drawSentence(event, frame);
	const beside = frame.columns - 1 - margin;
	if (beside >= leastSentence) {
		const [first = [], ...others] = wrapLine(sentence, beside);
		return [[...occasion, ...first], ...others.map((row) => [span(' '.repeat(margin)), ...row])];
	}

	const rows = wrapLine(sentence, Math.max(1, frame.columns - 1 - shortMargin));
	return [cutLine(occasion, frame.columns - 1), ...rows.map((row) => [span(' '.repeat(shortMargin)), ...row])];
}

/** `─ events ─ following ─ only rt2 ──────── since 16:51:40 ─` */
function drawTitle(frame: Frame, below: number): Line {
	const {words, state, zone, columns} = frame;
	const {events, following, notFollowing, scrolledBack, since} = words.screen;
	const isFollowing = state.view.eventList.lastId === undefined;
	const mode = isFollowing ? following : below === 0 ? notFollowing : scrolledBack(below);
	const parts = [span(events, 'dim'), span(mode, isFollowing ? 'dim' : 'warning'), ...drawWhose(frame)];
	const title = parts.flatMap((part, index) => (index === 0 ? [part] : [span(' ─ ', 'dim'), part]));
	const started = since(formatClock(state.startedAt.at, zone));
	return drawRule(title, [span(started, 'dim')], columns);
}

const longestName = 30;

/** The only restore whose events are shown. */
function drawWhose(frame: Frame): Line {
	const {state, words} = frame;
	const selected = state.view.eventList.isOfSelected ? selectSelected(state) : undefined;
	if (selected === undefined) {
		return [];
	}

	const {tenant, key} = selected;
	const label = labelOfTenant({name: showName(tenant, frame), tenant, cluster: key.cluster}, frame);
	return [span(words.screen.onlyTenant(cutName(label, longestName)), 'active')];
}
