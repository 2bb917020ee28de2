import {systemClock} from './clock.js';

/** Resolves with undefined when the signal is aborted, at once if it already is. */
export async function aborted(signal: AbortSignal): Promise<undefined> {
	return raceAbort(Promise.withResolvers<undefined>().promise, signal);
}

/**
 * The result of the work, or undefined as soon as the signal is aborted; rejects if the work does before. No listener is
 * left on the signal, which may live as long as the program.
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

/** As `raceAbort`, but undefined after `ms` of real time, also in a demo: it waits for a network. */
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

/** The end of the program does not wait longer for an agent or a database that hangs. */
const longestEndMs = 500;

/**
 * Waits for the work, but at most half a second after the signal is aborted: work that hangs ends with the process and
 * does not change the exit code.
 */
export async function endInTime(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
	const settled = work.then(() => true);
	const isOver = await raceAbort(settled, signal);
	if (isOver === undefined) {
		await waitAtMost(settled, longestEndMs);
	}
}
