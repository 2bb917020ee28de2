import type {EventListCommand, FilterCommand, ViewCommand} from '../command.js';
import type {State} from '../state.js';
import {changeInterval} from './change-interval.js';
import {editFilter} from './edit-filter.js';
import {moveEventList} from './move-event-list.js';
import {togglePause} from './pause.js';
import {reverseSort, sortByNext} from './sort-list.js';
import {withView} from './with-view.js';

/** The state after a command about how something is shown: filter, order, pause, events, zone, header and interval. */
export function applyViewCommand(state: State, command: FilterCommand | EventListCommand | ViewCommand): State {
	const {view} = state;
	switch (command.type) {
		case 'beginFilter':
		case 'typeFilter':
		case 'eraseFilter':
		case 'keepFilter': {
			return editFilter(state, command);
		}

		case 'toggleEvents':
		case 'scrollEventList':
		case 'toggleFollow':
		case 'toggleWrap':
		case 'toggleOnlySelected': {
			return moveEventList(state, command);
		}

		case 'sortByNext': {
			return sortByNext(state, command.columns);
		}

		case 'reverseSort': {
			return reverseSort(state);
		}

		case 'togglePause': {
			return togglePause(state);
		}

		case 'toggleZone': {
			return withView(state, {isOtherZone: !view.isOtherZone});
		}

		case 'toggleHeader': {
			return withView(state, {isHeaderHidden: !view.isHeaderHidden});
		}

		case 'changeInterval': {
			return changeInterval(state, command.to);
		}
	}
}
