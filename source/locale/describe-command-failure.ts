import type {CommandFailure} from '../domain/command-failure.js';
import {pluralize} from './describe-screen.js';
import {formatDuration} from './durations.js';
import type {Strings} from './strings.js';

/** Why a command of `--exec` has failed. */
export function describeCommandFailure(failure: CommandFailure, {events}: Strings): string {
	const {commands} = events;
	switch (failure.type) {
		case 'exited': {
			return commands.exited(String(failure.code));
		}

		case 'killed': {
			return commands.killed(failure.signal);
		}

		case 'timedOut': {
			return commands.timedOut(formatDuration(failure.limitMs));
		}

		case 'notStarted': {
			return commands.notStarted(failure.cause);
		}

		case 'leftOut': {
			return pluralize(commands.leftOut, failure.count);
		}
	}
}
