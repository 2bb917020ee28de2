import type {Clock} from './clock.js';

/** Ends every pause at once when somebody does not want to wait for it. */
export type InterruptibleSleep = {
	readonly wake: () => void;
	/** As the clock's own sleep, but until the next waking at most. */
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
