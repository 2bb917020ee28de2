import type {Command} from '../command.js';
import {selectShown, selectShownEvents} from '../select/shown.js';
import {screenOf, type State, type View} from '../state.js';
import {applyViewCommand} from './apply-view-command.js';
import {clearFilter} from './edit-filter.js';
import {openDetail} from './detail.js';
import {showAllClusters, showNextCluster, toggleCluster} from './filter-clusters.js';
import {closeScreen, openScreen, withView} from './with-view.js';

/** The state after a command. Effects outside of the state are counted or flagged here, and carried out in run/. */
export function applyCommand(state: State, command: Command): State {
	switch (command.type) {
		case 'moveSelection': {
			return withView(state, {selected: moveSelection(state, command.by), detailTop: 0});
		}

		case 'scrollEvents': {
			return withView(state, {eventsBack: scrollEvents(state, command)});
		}

		case 'scrollHelp': {
			const {by, end} = command;
			return withView(state, {helpTop: clamp(Math.min(state.view.helpTop, end) + by, end)});
		}

		case 'toggleHelp': {
			return screenOf(state.view) === 'help'
				? withView(state, {screens: closeScreen(state.view)})
				: withView(state, {screens: openScreen(state.view, 'help'), helpTop: 0});
		}

		case 'openDetail': {
			return openDetail(state);
		}

		case 'scrollDetail': {
			const {by, end} = command;
			return withView(state, {detailTop: clamp(Math.min(state.view.detailTop, end) + by, end)});
		}

		case 'toggleAllFields': {
			return withView(state, {hasAllFields: !state.view.hasAllFields, detailTop: 0});
		}

		case 'showNextCluster': {
			return showNextCluster(state);
		}

		case 'toggleCluster': {
			return toggleCluster(state, command.index);
		}

		case 'showAllClusters': {
			return showAllClusters(state);
		}

		case 'goBack': {
			return goBack(state);
		}

		case 'toggleBell': {
			return withView(state, {isBellOn: !state.view.isBellOn});
		}

		case 'redraw': {
			return withView(state, {redraws: state.view.redraws + 1});
		}

		case 'refresh': {
			return {...state, refreshes: state.refreshes + 1};
		}

		case 'copyNote': {
			return withView(state, {noteCopies: state.view.noteCopies + 1});
		}

		case 'saveNote': {
			return withView(state, {noteSaves: state.view.noteSaves + 1});
		}

		case 'quit': {
			return {...state, isQuitRequested: true};
		}

		case 'quitLeavingScreen': {
			return {...state, isQuitRequested: true, isScreenLeft: true};
		}

		case 'suspend': {
			return withView(state, {suspends: state.view.suspends + 1});
		}

		case 'takeTerminalAgain': {
			return withView(state, {returns: state.view.returns + 1});
		}

		case 'beginFilter':
		case 'typeFilter':
		case 'eraseFilter':
		case 'keepFilter':
		case 'toggleEvents':
		case 'scrollEventList':
		case 'toggleFollow':
		case 'toggleWrap':
		case 'toggleOnlySelected':
		case 'sortByNext':
		case 'reverseSort':
		case 'togglePause':
		case 'toggleZone':
		case 'toggleHeader':
		case 'changeInterval': {
			return applyViewCommand(state, command);
		}
	}
}

/** Ends the typing of a filter; else closes the screen on top; on the last one ends the filters, that by text first. */
function goBack(state: State): State {
	const {filter, screens} = state.view;
	if (filter.isTyped) {
		return clearFilter(state);
	}

	if (screens.length > 1) {
		return withView(state, {screens: closeScreen(state.view)});
	}

	return filter.text === '' ? showAllClusters(state) : clearFilter(state);
}

/** After the window has grown, `eventsBack` may exceed what is shown: scrolling starts from what is shown. */
function scrollEvents(state: State, {by, shown}: {readonly by: number; readonly shown: number}): number {
	const most = Math.max(0, selectShownEvents(state).length - Math.max(1, shown));
	return clamp(Math.min(state.view.eventsBack, most) - by, most);
}

/** Where nothing is shown, what was selected stays so. */
function moveSelection(state: State, by: number): View['selected'] {
	const shown = selectShown(state);
	const index = shown.findIndex(({isSelected}) => isSelected);
	return shown[clamp(index + by, shown.length - 1)]?.key ?? state.view.selected;
}

function clamp(value: number, max: number): number {
	return Math.max(0, Math.min(value, max));
}
