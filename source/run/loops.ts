import {systemClock} from '../system/clock.js';
import {every} from '../system/every.js';
import {pollProgress} from '../polling/poll-progress.js';
import {poll} from '../polling/poll.js';
import {endInTime} from '../system/end-in-time.js';
import type {Session} from './monitor.js';

const tickMs = 1000;

/** Everything that feeds the store, until the signal is aborted: overviews, figures beside them, and the time. */
export async function runLoops({polling, figures, tick}: Session, signal: AbortSignal): Promise<void> {
	const loops = Promise.all([
		poll(polling),
		...(figures === undefined ? [] : [pollProgress(figures)]),
		every(tickMs, tick, {clock: systemClock, signal}),
	]);
	await endInTime(loops, signal);
}
