import type {WatchedCluster} from '../../monitor/state.js';
import {formatClock} from '../../locale/times.js';
import {formatDuration} from '../../locale/durations.js';
import type {Frame} from '../frame.js';
import {wrap} from '../line/fit.js';
import {cutLine, span, spread, widthOfLine, type Line} from '../line/line.js';
import {widthOf} from '../line/width.js';

const calmStepMs = 5000;

/** Of every agent that does not answer: why, since when, when it is asked again, and what to do; no lines while all do. */
export function drawTrouble(frame: Frame): readonly Line[] {
	return frame.state.clusters.flatMap((cluster) => drawOutage(cluster, frame));
}

function drawOutage(
	{trouble, agent, nextPollMs, answeredAt}: WatchedCluster,
	{words, zone, state, columns}: Frame,
): readonly Line[] {
	if (trouble === undefined) {
		return [];
	}

	const {message, hint} = words.describeProblem(trouble.problem, {
		address: agent,
		hasAnswered: answeredAt !== undefined,
	});
	const since = words.screen.since(formatClock(trouble.since.at, zone));
	const pauseMs = nextPollMs === undefined ? 0 : nextPollMs - state.now.monotonicMs;
	const again = pauseMs > 0 ? `, ${words.screen.nextTry(formatPause(pauseMs))}` : '';
	const left: Line = [span(' '.repeat(3)), span(message, 'warning')];
	const room = columns - widthOfLine(left) - 4;
	const right = [`${since}${again}`, since].find((text) => widthOf(text) <= room);
	return [
		right === undefined ? cutLine(left, columns - 1) : spread(left, [span(right, 'warning'), span('  ')], columns),
		...wrap(hint, columns - 4).map((text) => [span(' '.repeat(3)), span(text, 'warning')]),
	];
}

/** In steps: what changes every second is sent to the terminal every second. */
function formatPause(ms: number): string {
	return formatDuration(Math.ceil(ms / calmStepMs) * calmStepMs);
}
