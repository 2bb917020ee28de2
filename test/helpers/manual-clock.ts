import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Clock} from '../../source/system/clock.js';

export type ManualClock = Clock & {
	/** Advances the time: ends the sleeps that are due, in their order, and lets the code after each of them run. */
	readonly advance: (ms: number) => Promise<void>;
	/** Sets the wall clock alone, as an operator may do. */
	readonly step: (ms: number) => void;
	/** The number of pending sleeps. */
	readonly sleepers: () => number;
};

type Sleeper = {readonly wakesAt: number; readonly wake: () => void};

/** A clock that only a test advances. `startMs` is the wall clock; the monotonic one begins at 0. */
export function createManualClock(startMs = 0): ManualClock {
	let passedMs = 0;
	let steppedMs = 0;
	const sleepers = new Set<Sleeper>();

	async function sleep(ms: number, signal: AbortSignal): Promise<void> {
		if (signal.aborted) {
			return;
		}

		await new Promise<void>((resolve) => {
			const wake = () => {
				sleepers.delete(sleeper);
				signal.removeEventListener('abort', wake);
				resolve();
			};

			const sleeper = {wakesAt: passedMs + ms, wake};
			sleepers.add(sleeper);
			signal.addEventListener('abort', wake);
		});
	}

	async function advance(ms: number): Promise<void> {
		const until = passedMs + ms;
		// Code that was started just before reaches its sleep first.
		await nextTurn();
		for (let next = firstDue(sleepers, until); next !== undefined; next = firstDue(sleepers, until)) {
			passedMs = next.wakesAt;
			next.wake();
			// eslint-disable-next-line no-await-in-loop -- one after another is the point
			await nextTurn();
		}

		passedMs = until;
	}

	return {
		now: () => startMs + passedMs + steppedMs,
		monotonic: () => passedMs,
		sleep,
		advance,
		step(ms) {
			steppedMs += ms;
		},
		sleepers: () => sleepers.size,
	};
}

/** The next sleep that is due; of those due at the same time the one that began first. */
function firstDue(sleepers: ReadonlySet<Sleeper>, until: number): Sleeper | undefined {
	let first: Sleeper | undefined;
	for (const sleeper of sleepers) {
		if (sleeper.wakesAt <= until && (first === undefined || sleeper.wakesAt < first.wakesAt)) {
			first = sleeper;
		}
	}

	return first;
}
