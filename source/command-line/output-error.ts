import type {UsageWords} from '../locale/words.js';

/** The line for standard output that cannot be written, by the code of Node's error. */
export function describeOutputError({code}: {readonly code?: string | undefined}, words: UsageWords): string {
	const cause = code === 'ENOSPC' ? words.systemErrors.full : (code ?? words.systemErrors.unknown);
	return words.cannotWrite(cause);
}
