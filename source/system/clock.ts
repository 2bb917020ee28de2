import {setTimeout as delay} from 'node:timers/promises';
import os from 'node:os';
import {performance} from 'node:perf_hooks';

/** Time as an argument: both clocks, and the only way to wait. */
export type Clock = {
	/** Wall clock, ms since 1970; may step. */
	readonly now: () => number;
	/** Never steps back; ms since an arbitrary origin. */
	readonly monotonic: () => number;
	/** Ends early, without an error, when the signal is aborted. */
	readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** The limit of timers, about 25 days: beyond it a sleep would end at once and a deadline would throw. */
const longestMs = 2 ** 31 - 1;

export const systemClock: Clock = {
	now: () => Date.now(),
	monotonic: () => performance.now(),
	async sleep(ms, signal) {
		try {
			await delay(Math.min(ms, longestMs), undefined, {signal});
		} catch (error) {
			if (!signal.aborted) {
				throw error;
			}
		}
	},
};

/** A clock that runs `speed` times as fast as another one from now on. */
export function createScaledClock(base: Clock, speed: number): Clock {
	const startedAt = base.now();
	const startedMs = base.monotonic();
	const passed = () => (base.monotonic() - startedMs) * speed;
	return {
		now: () => startedAt + passed(),
		monotonic: () => startedMs + passed(),
		sleep: async (ms, signal) => base.sleep(ms / speed, signal),
	};
}

/** A signal that is aborted after `ms` of real time. */
export function createDeadline(ms: number): AbortSignal {
	return AbortSignal.timeout(Math.min(Math.ceil(ms), longestMs));
}

/** The time since the machine was started, in ms, in steps of 10 ms; unlike the monotonic clock it goes on while suspended. */
export function uptime(): number {
	return os.uptime() * 1000;
}
