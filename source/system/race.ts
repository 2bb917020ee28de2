import {systemClock} from './clock.js';

/** Resolves with undefined when the signal is aborted, at once if it has been. */
export async function aborted(signal: AbortSignal): Promise<undefined> {
	return raceAbort(Promise.withResolvers<undefined>().promise, signal);
}

/**
 * The result of the work, or undefined as soon as the signal is aborted; rejects as the work does until then. Nothing stays
 * behind at the signal, which may last as long as the program.
 */
export async function raceAbort<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
	const {promise, resolve} = Promise.withResolvers<undefined>();
	const give = () => {
		resolve(undefined);
	};

	signal.addEventListener('abort', give);
	if (signal.aborted) {
		give();
	}

	try {
		return await Promise.race([work, promise]);
	} finally {
		signal.removeEventListener('abort', give);
	}
}

/** As `raceAbort`, for `ms` of real time at most: a network is waited for, also on a clock that runs faster. */
export async function waitAtMost<Value>(
	work: Promise<Value>,
	ms: number,
	signal: AbortSignal = new AbortController().signal,
): Promise<Value | undefined> {
	const settled = new AbortController();
	const limit = systemClock.sleep(ms, settled.signal).then(() => undefined);
	try {
		return await raceAbort(Promise.race([work, limit]), signal);
	} finally {
		settled.abort();
	}
}

/** The end of the program does not wait for an agent or a database that hangs. */
const longestEndMs = 500;

/**
 * Waits for the work, but only half a second longer once the signal is aborted: what hangs is left to the end of the
 * process, and the exit code that is known by then stays.
 */
export async function endInTime(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
	const settled = work.then(() => true);
	const isOver = await raceAbort(settled, signal);
	if (isOver === undefined) {
		await waitAtMost(settled, longestEndMs);
	}
}
