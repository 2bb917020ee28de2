import {systemClock} from '../runtime/clock.js';
import {every} from '../runtime/every.js';
import {pollFigures} from '../runtime/poll-figures.js';
import {poll} from '../runtime/poll.js';
import {endInTime} from './end-in-time.js';
import type {Session} from './session.js';

const tickMs = 1000;

/** Everything that feeds the store, until the signal is aborted: overviews, figures beside them, and the time. */
export async function runLoops({polling, figures, tick}: Session, signal: AbortSignal): Promise<void> {
	const loops = Promise.all([
		poll(polling),
		...(figures === undefined ? [] : [pollFigures(figures)]),
		every(tickMs, tick, {clock: systemClock, signal}),
	]);
	await endInTime(loops, signal);
}
