import {known} from '../../text/wire-value.js';
import type {RestoreEvent} from '../../domain/event.js';
import {keptChange} from '../../domain/kept-change.js';
import {isNotable} from '../select/notable-events.js';
import {selectEventFilter} from '../select/shown.js';
import {eventLimit, type OpenInterval, type State} from '../state.js';

export type NewEvent = Omit<RestoreEvent, 'id' | 'at'>;

/**
 * The state with more events; an event with an interval is open until `endIntervals`. A log that is scrolled up keeps its
 * position while new lines are added below.
 */
export function addEvents(state: State, news: readonly NewEvent[]): State {
	if (news.length === 0) {
		return state;
	}

	const added = news.map((event, index) => ({
		...event,
		change: keptChange(event.change),
		id: state.nextEventId + index,
		at: state.now.at,
	}));
	const {view} = state;
	return {
		...state,
		events: [...state.events, ...added].slice(-eventLimit),
		openIntervals: [...state.openIntervals, ...added.flatMap((event) => openIntervalOf(event))],
		nextEventId: state.nextEventId + added.length,
		view: isFollowing(state) ? view : {...view, eventsBack: scrollOn(state, added)},
	};
}

/** A screen that stands still gets no new lines. */
function isFollowing({view, paused}: State): boolean {
	return view.eventsBack === 0 || paused !== undefined;
}

function scrollOn(state: State, added: readonly RestoreEvent[]): number {
	const isShown = selectEventFilter(state);
	const shown = added.filter((event) => isNotable(event) && isShown(event)).length;
	return Math.min(state.view.eventsBack + shown, eventLimit);
}

function openIntervalOf({interval, change, cluster, tenant, jobId, id}: RestoreEvent): readonly OpenInterval[] {
	return interval === undefined ? [] : [{type: change.type, cluster, ...known({tenant, jobId}), eventId: id}];
}
