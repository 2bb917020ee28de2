import {isSameKey} from '../../domain/cluster.js';
import {keyOf} from '../../domain/restore/watched-restore.js';
import type {Command} from '../command.js';
import {selectNotable} from '../select/notable-events.js';
import {selectListed} from '../select/listed-restores.js';
import {screenOf, type Screen, type State, type View} from '../state.js';

/** The state after a command. Effects outside of the state are counted or flagged here, and carried out in run/. */
export function applyCommand(state: State, command: Command): State {
	switch (command.type) {
		case 'moveSelection': {
			return withView(state, {selected: moveSelection(state, command.by)});
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
				? withView(state, {screens: close(state.view)})
				: withView(state, {screens: open(state.view, 'help'), helpTop: 0});
		}

		case 'goBack': {
			return withView(state, {screens: close(state.view)});
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
	}
}

function withView(state: State, change: Partial<View>): State {
	return {...state, view: {...state.view, ...change}};
}

function open({screens}: View, screen: Screen): View['screens'] {
	return [...screens, screen];
}

/** The screens without the one on top; the first one stays. */
function close({screens}: View): View['screens'] {
	const [first, ...others] = screens;
	return [first, ...others.slice(0, -1)];
}

/** After the window has grown, `eventsBack` may exceed what is shown: scrolling starts from what is shown. */
function scrollEvents({view, events}: State, {by, shown}: {readonly by: number; readonly shown: number}): number {
	const most = Math.max(0, selectNotable(events).length - Math.max(1, shown));
	return clamp(Math.min(view.eventsBack, most) - by, most);
}

function moveSelection(state: State, by: number): View['selected'] {
	const {keys} = state.list;
	const selected = selectListed(state).find(({isSelected}) => isSelected);
	const index = keys.findIndex(
		(key) => selected !== undefined && isSameKey(key, keyOf(selected.cluster.id, selected.restore)),
	);
	return keys[clamp(index + by, keys.length - 1)];
}

function clamp(value: number, max: number): number {
	return Math.max(0, Math.min(value, max));
}
