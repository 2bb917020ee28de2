import {makeVisible} from '../text/visible-text.js';
import type {UsageWords} from '../locale/words.js';
import {UsageError} from './usage-error.js';

/** The codes of Node's errors that have words of their own. */
const causes: ReadonlyMap<string, keyof UsageWords['systemErrors']> = new Map([
	['ENOENT', 'absent'],
	['EACCES', 'denied'],
	['EPERM', 'denied'],
	['EISDIR', 'isFolder'],
	['EADDRINUSE', 'inUse'],
	['EADDRNOTAVAIL', 'notOurs'],
	['ENOTFOUND', 'unknownHost'],
]);

/** Why the system refused a file or an address: in words, else as the code of the error, else as the error itself. */
export function describeSystemError(error: unknown, {systemErrors}: UsageWords): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
	const cause = causes.get(code);
	return cause === undefined ? makeVisible(code) : systemErrors[cause];
}

/** The refusal of a file that an option names and that cannot be read. */
export function createReadError(
	{option, file, error}: {readonly option: string; readonly file: string; readonly error: unknown},
	words: UsageWords,
): UsageError {
	const cause = describeSystemError(error, words);
	return new UsageError(words.cannotRead(option, makeVisible(file), cause), {cause: error});
}
