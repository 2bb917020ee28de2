import {once} from 'node:events';

/** Resolves when the signal is aborted, at once if it has been. */
export async function aborted(signal: AbortSignal): Promise<undefined> {
	if (!signal.aborted) {
		await once(signal, 'abort');
	}

	return undefined;
}
