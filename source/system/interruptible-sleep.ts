import type {Clock} from './clock.js';

/** A sleep that can be ended early. */
export type InterruptibleSleep = {
	/** Ends all present sleeps. */
	readonly wake: () => void;
	/** As the clock's own sleep, but no longer than until `wake`. */
	readonly sleep: Clock['sleep'];
};

export function createInterruptibleSleep(clock: Pick<Clock, 'sleep'>): InterruptibleSleep {
	let next = new AbortController();
	return {
		wake() {
			const woken = next;
			next = new AbortController();
			woken.abort();
		},
		sleep: async (ms, signal) => clock.sleep(ms, AbortSignal.any([signal, next.signal])),
	};
}
