import {erase} from '../../text/line-edit.js';
import type {FilterCommand} from '../command.js';
import type {State} from '../state.js';
import type {TextFilter} from '../view.js';
import {withView} from './with-view.js';

/** Longer than any name that is searched for; a paste may be of any length. */
const longest = 200;

/** The state after a key while a filter is typed. Outside of that nothing can be typed. */
export function editFilter(state: State, command: FilterCommand): State {
	const {filter} = state.view;
	if (command.type === 'beginFilter') {
		return withFilter(state, {...filter, isTyped: true});
	}

	return filter.isTyped ? withFilter(state, edit(filter, command)) : state;
}

function edit(filter: TextFilter, command: Exclude<FilterCommand, {type: 'beginFilter'}>): TextFilter {
	switch (command.type) {
		case 'typeFilter': {
			return {...filter, text: [...`${filter.text}${command.text}`].slice(0, longest).join('')};
		}

		case 'eraseFilter': {
			return {...filter, text: erase(filter.text, command.what)};
		}

		case 'keepFilter': {
			// Blanks alone let everything through: there is nothing to keep.
			return {text: filter.text.trim() === '' ? '' : filter.text, isTyped: false};
		}
	}
}

/** The state without the filter by text. */
export function clearFilter(state: State): State {
	return withFilter(state, {text: '', isTyped: false});
}

/** Other events are shown with another filter: the newest ones. */
function withFilter(state: State, filter: TextFilter): State {
	const {eventList, eventsBack} = state.view;
	return filter.text === state.view.filter.text
		? withView(state, {filter})
		: withView(state, {
				filter,
				eventsBack: filter.text === '' ? eventsBack : 0,
				eventList: {...eventList, lastId: undefined},
			});
}
