import type {Command} from '../command.js';
import {selectSeen} from '../select/seen.js';
import type {State} from '../state.js';
import {applyCommand} from './apply-command.js';
import {attend} from './attend.js';
import {togglePause} from './pause.js';

/**
 * The state after a command, which is about what the screen shows: while it stands still, about the world as it was then.
 * Only what the user decides is taken from there.
 */
export function runCommand(before: State, command: Command): State {
	const state = attend(before);
	if (command.type === 'togglePause') {
		return togglePause(state);
	}

	const next = applyCommand(selectSeen(state), command);
	if (state.paused === undefined) {
		return next;
	}

	const {view, refreshes, intervalMs, isQuitRequested, isScreenLeft} = next;
	return {...state, view, refreshes, intervalMs, isQuitRequested, isScreenLeft};
}
