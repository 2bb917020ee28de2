import type {WatchedCluster} from '../../monitor/state.js';
import {formatClock} from '../../locale/times.js';
import {formatDuration} from '../../locale/durations.js';
import type {Frame} from '../frame.js';
import {cut, wrap} from '../line/fit.js';
import {span, spread, type Line} from '../line/line.js';
import {widthOf} from '../line/width.js';

const calmStepMs = 5000;
const indent = 3;
/** With fewer rows a second line of the message would cost a line of the hint. */
const leastRows = 10;

/** Of every agent that does not answer: why, since when, when it is asked again, and what to do; no lines while all do. */
export function drawTrouble(frame: Frame): readonly Line[] {
	return frame.state.clusters.flatMap((cluster) => drawOutage(cluster, frame));
}

function drawOutage(
	{trouble, agent, nextAgent, nextPollMs, roundBeganMs, answeredAt}: WatchedCluster,
	{words, zone, state, columns, rows}: Frame,
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
	const pause = pauseMs > 0 ? `, ${words.screen.nextTry(formatPause(pauseMs), nextAgent)}` : '';
	const again = roundBeganMs === undefined ? pause : `, ${words.screen.retrying}`;
	const warn = (text: string): Line => [span(' '.repeat(indent)), span(text, 'warning')];
	const room = columns - indent - 1;
	const right = [`${since}${again}`, since].find((text) => widthOf(message) + 2 + widthOf(text) + 2 <= room + 1);
	const first =
		right === undefined
			? (rows < leastRows ? [cut(message, room)] : wrap(message, room)).map((text) => warn(text))
			: [spread(warn(message), [span(right, 'warning'), span('  ')], columns)];
	return [...first, ...wrap(hint, room).map((text) => warn(text))];
}

/** In steps: what changes every second is sent to the terminal every second. */
function formatPause(ms: number): string {
	return formatDuration(Math.ceil(ms / calmStepMs) * calmStepMs);
}
