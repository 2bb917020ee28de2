import {makeVisible} from '../text/visible-text.js';
import type {UsageWords} from '../locale/words.js';
import {formatListen, type ListenAddress} from './address.js';
import {UsageError} from './usage-error.js';

/** The error codes of Node that have a description. */
const causes: ReadonlyMap<string, keyof UsageWords['systemErrors']> = new Map([
	['ENOENT', 'absent'],
	['EACCES', 'denied'],
	['EPERM', 'denied'],
	['EISDIR', 'isFolder'],
	['ENOSPC', 'full'],
	['EADDRINUSE', 'inUse'],
	['EADDRNOTAVAIL', 'notOurs'],
	['ENOTFOUND', 'unknownHost'],
]);

/** Why the system refused a file or an address: its description, else the error's code, else the error itself. */
export function describeSystemError(error: unknown, {systemErrors}: UsageWords): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
	const cause = causes.get(code);
	return cause === undefined ? makeVisible(code) : systemErrors[cause];
}

/** The error of an address that cannot be listened on. */
export function createListenError(place: ListenAddress, error: unknown, words: UsageWords): UsageError {
	const cause = describeSystemError(error, words);
	return new UsageError(words.cannotListen(formatListen(place), cause), {cause: error});
}

type ReadFailure = {
	readonly option: string;
	/** Undefined where the value may be a secret instead of a path. */
	readonly file: string | undefined;
	readonly error: unknown;
};

/** The error of an option whose file cannot be read. */
export function createReadError({option, file, error}: ReadFailure, words: UsageWords): UsageError {
	const cause = describeSystemError(error, words);
	return new UsageError(words.cannotRead(option, file === undefined ? words.givenFile : makeVisible(file), cause), {
		cause: error,
	});
}
