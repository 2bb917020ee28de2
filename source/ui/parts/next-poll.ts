import type {WatchedCluster} from '../../monitor/state.js';
import {formatDuration} from '../../locale/durations.js';
import type {Frame} from '../frame.js';

const calmStepMs = 5000;

/** When an agent that does not answer is asked again: "retry in 10s", or that it is being asked; '' where neither is known. */
export function describePause(
	{nextAgent, nextPollMs, roundBeganMs}: Pick<WatchedCluster, 'nextAgent' | 'nextPollMs' | 'roundBeganMs'>,
	{words, state}: Pick<Frame, 'words' | 'state'>,
): string {
	if (roundBeganMs !== undefined) {
		return words.screen.retrying;
	}

	const pauseMs = nextPollMs === undefined ? 0 : nextPollMs - state.now.monotonicMs;
	return pauseMs > 0 ? words.screen.nextTry(formatPause(pauseMs), nextAgent) : '';
}

/** In steps: what changes every second is sent to the terminal every second. */
function formatPause(ms: number): string {
	return formatDuration(Math.ceil(ms / calmStepMs) * calmStepMs);
}
