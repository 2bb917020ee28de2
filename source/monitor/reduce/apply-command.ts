import type {Command} from '../command.js';
import {selectPlaces} from '../select/places.js';
import type {State, View} from '../state.js';

/** The state after a wish: what is drawn changes here, what must be done is only written down. */
export function applyCommand(state: State, command: Command): State {
	switch (command.type) {
		case 'moveSelection': {
			return withView(state, {selected: moveSelection(state, command.by)});
		}

		case 'scrollEvents': {
			return withView(state, {eventsBack: clamp(state.view.eventsBack - command.by, state.events.length - 1)});
		}

		case 'toggleHelp': {
			return withView(state, {screen: state.view.screen === 'help' ? 'overview' : 'help'});
		}

		case 'goBack': {
			return withView(state, {screen: 'overview'});
		}

		case 'redraw': {
			return withView(state, {redraws: state.view.redraws + 1});
		}

		case 'refresh': {
			return {...state, refreshes: state.refreshes + 1};
		}

		case 'quit': {
			return {...state, isQuitAsked: true};
		}

		case 'quitLeavingScreen': {
			return {...state, isQuitAsked: true, isScreenLeft: true};
		}

		case 'suspend': {
			return withView(state, {suspends: state.view.suspends + 1});
		}

		case 'takeTerminalAgain': {
			return withView(state, {returns: state.view.returns + 1});
		}
	}
}

function withView(state: State, change: Partial<View>): State {
	return {...state, view: {...state.view, ...change}};
}

function moveSelection(state: State, by: number): View['selected'] {
	const places = selectPlaces(state);
	const index = places.findIndex(({isSelected}) => isSelected);
	const next = places[clamp(index + by, places.length - 1)];
	return next && {cluster: next.cluster.id, tenant: next.restore.tenant};
}

function clamp(value: number, max: number): number {
	return Math.max(0, Math.min(value, max));
}
