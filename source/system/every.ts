import type {Clock} from './clock.js';

/** Calls `act` at once and then every `ms`, until the signal is aborted. */
export async function every(ms: number, act: () => void, {clock, signal}: {clock: Clock; signal: AbortSignal}) {
	while (!signal.aborted) {
		act();
		// eslint-disable-next-line no-await-in-loop -- waiting is what this loop does
		await clock.sleep(ms, signal);
	}
}
