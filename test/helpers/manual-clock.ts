import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Clock} from '../../source/system/clock.js';

export type ManualClock = Clock & {
	/** Moves time on, waking who sleeps in the order of their hours, and lets each do what it then does. */
	readonly advance: (ms: number) => Promise<void>;
	/** Moves the wall clock alone, as an operator does who sets it. */
	readonly step: (ms: number) => void;
	/** How many are asleep. */
	readonly sleepers: () => number;
};

type Sleeper = {readonly wakesAt: number; readonly wake: () => void};

/** A clock that stands until a test moves it. `startMs` is the wall clock; the monotonic one begins at 0. */
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
		// Who was started just before goes to sleep first.
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

/** Of those who wake at the same moment, who fell asleep first. */
function firstDue(sleepers: ReadonlySet<Sleeper>, until: number): Sleeper | undefined {
	let first: Sleeper | undefined;
	for (const sleeper of sleepers) {
		if (sleeper.wakesAt <= until && (first === undefined || sleeper.wakesAt < first.wakesAt)) {
			first = sleeper;
		}
	}

	return first;
}
