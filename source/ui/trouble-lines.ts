import type {WatchedCluster} from '../monitor/state.js';
import {formatClock} from '../locale/times.js';
import {formatDuration} from '../locale/numbers.js';
import type {Frame} from './frame.js';
import {cutLine, span, spread, widthOf, widthOfLine, wrap, type Line} from './line.js';

const calmStepMs = 5000;

/** What is wrong with an agent, since when, when it is asked again, and what to do about it; nothing while all is well. */
export function drawTrouble(frame: Frame): readonly Line[] {
	return frame.state.clusters.flatMap((cluster) => troubleOf(cluster, frame));
}

function troubleOf(
	{trouble, agent, nextPollMs}: WatchedCluster,
	{words, zone, state, columns}: Frame,
): readonly Line[] {
	if (trouble === undefined) {
		return [];
	}

	const {message, hint} = words.describeProblem(trouble.problem, {address: agent});
	const since = words.screen.since(formatClock(trouble.since.at, zone));
	const pauseMs = nextPollMs === undefined ? 0 : nextPollMs - state.now.monotonicMs;
	const again = pauseMs > 0 ? `, ${words.screen.nextTry(formatPause(pauseMs))}` : '';
	const left: Line = [span(' '.repeat(3)), span(message, 'warning')];
	const room = columns - widthOfLine(left) - 4;
	const right = [`${since}${again}`, since].find((text) => widthOf(text) <= room);
	return [
		right === undefined ? cutLine(left, columns - 1) : spread(left, [span(right, 'warning'), span('  ')], columns),
		...wrap(hint, columns - 4).map((text) => [span(' '.repeat(3)), span(text, 'dim')]),
	];
}

/** In steps, so that a long wait is not sent second by second. */
function formatPause(ms: number): string {
	return formatDuration(Math.ceil(ms / calmStepMs) * calmStepMs);
}
