import type {Clock} from './clock.js';

/** A sleep that can be ended early. */
export type InterruptibleSleep = {
	/** Ends the present sleeps; while nobody sleeps, the next one is over at once. */
	readonly wake: () => void;
	/** As the clock's own sleep, but no longer than until `wake`. */
	readonly sleep: Clock['sleep'];
};

export function createInterruptibleSleep(clock: Pick<Clock, 'sleep'>): InterruptibleSleep {
	let next = new AbortController();
	let sleepers = 0;
	let isAwake = false;
	return {
		wake() {
			isAwake = sleepers === 0;
			const woken = next;
			next = new AbortController();
			woken.abort();
		},
		async sleep(ms, signal) {
			if (isAwake) {
				isAwake = false;
				return;
			}

			sleepers++;
			try {
				await clock.sleep(ms, AbortSignal.any([signal, next.signal]));
			} finally {
				sleepers--;
			}
		},
	};
}
