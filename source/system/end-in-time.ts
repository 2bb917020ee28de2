import {aborted} from './aborted.js';
import {systemClock} from './clock.js';

/** Who is told to end does not wait for an agent or a database that hangs. */
const longestEndMs = 500;

/**
 * Waits for work, but not longer than a moment after the signal to end: what hangs is left to the end of the process, and
 * the exit code that is known by then stays.
 */
export async function endInTime(work: Promise<unknown>, asked: AbortSignal): Promise<void> {
	const settled = new AbortController();
	try {
		await Promise.race([work, lateEnd(asked, settled.signal)]);
	} finally {
		settled.abort();
	}
}

async function lateEnd(asked: AbortSignal, settled: AbortSignal): Promise<void> {
	await aborted(AbortSignal.any([asked, settled]));
	await systemClock.sleep(longestEndMs, settled);
}
