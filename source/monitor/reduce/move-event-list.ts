import type {EventListCommand} from '../command.js';
import {selectEventList} from '../select/shown.js';
import {screenOf, type State} from '../state.js';
import type {EventList} from '../view.js';
import {closeScreen, openScreen, withView} from './with-view.js';

/** The state after a command about the full-screen list of events. */
export function moveEventList(state: State, command: EventListCommand): State {
	const {eventList} = state.view;
	switch (command.type) {
		case 'toggleEvents': {
			return toggleEvents(state);
		}

		case 'scrollEventList': {
			return withEventList(state, {lastId: scroll(state, command)});
		}

		case 'toggleFollow': {
			const lastId = eventList.lastId === undefined ? selectEventList(state).at(-1)?.id : undefined;
			return withEventList(state, {lastId});
		}

		case 'toggleWrap': {
			return withEventList(state, {isWrapped: !eventList.isWrapped});
		}

		case 'toggleOnlySelected': {
			return withEventList(state, {isOfSelected: !eventList.isOfSelected, lastId: undefined});
		}
	}
}

/** It begins at its end, whatever was looked at before. */
function toggleEvents(state: State): State {
	return screenOf(state.view) === 'events'
		? withView(state, {screens: closeScreen(state.view)})
		: withEventList(withView(state, {screens: openScreen(state.view, 'events')}), {lastId: undefined});
}

type Scroll = Extract<EventListCommand, {readonly type: 'scrollEventList'}>;

/** The last event on the screen after scrolling; undefined at the end, where the list follows new events. */
function scroll(state: State, {by, first}: Scroll): EventList['lastId'] {
	const {lastId} = state.view.eventList;
	const events = selectEventList(state);
	const end = events.length - 1;
	const index = lastId === undefined ? end : events.findLastIndex(({id}) => id <= lastId);
	const least = Math.min(end, Math.max(0, first - 1));
	if (least >= end) {
		// All of them are on the screen.
		return lastId;
	}

	const next = Math.max(least, Math.min(end, Math.max(least, index) + by));
	return next >= end && by >= 0 ? undefined : events[next]?.id;
}

function withEventList(state: State, change: Partial<EventList>): State {
	return withView(state, {eventList: {...state.view.eventList, ...change}});
}
