import type {RestoreEvent} from '../../domain/event.js';
import {eventLimit, type State} from '../state.js';

export type NewEvent = Omit<RestoreEvent, 'id' | 'at'>;

/** A log that is scrolled up stays where it is while new lines come in below. */
export function addEvents(state: State, news: readonly NewEvent[]): State {
	if (news.length === 0) {
		return state;
	}

	const added = news.map((event, index) => ({...event, id: state.nextEventId + index, at: state.now.at}));
	const {view} = state;
	const eventsBack = view.eventsBack === 0 ? 0 : Math.min(view.eventsBack + added.length, eventLimit);
	return {
		...state,
		events: [...state.events, ...added].slice(-eventLimit),
		nextEventId: state.nextEventId + added.length,
		view: {...view, eventsBack},
	};
}

/** Writes its length on an interval that is over. */
export function closeInterval(state: State, eventId: number): State {
	return {...state, events: state.events.map((event) => (event.id === eventId ? closed(event, state) : event))};
}

function closed(event: RestoreEvent, {now}: State): RestoreEvent {
	const {interval} = event;
	return interval === undefined
		? event
		: {...event, interval: {...interval, durationMs: Math.max(0, now.monotonicMs - interval.sinceMonotonicMs)}};
}
