import type {UsageWords} from '../locale/words.js';
import {quoteValue, type ValueKind} from './shown-value.js';

/** The command line is wrong: one line on standard error and exit code 2. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

type Unexpected = {
	/** The option of the value as written, or a word such as `tenant`. */
	readonly option: string;
	readonly wanted: string;
	/** '' if no value was given. */
	readonly got: string;
	/** Decides whether the value can be shown: it may hold a password that was put into the wrong place. */
	readonly kind: ValueKind;
};

/** The error of a value, such as `--interval: expected seconds, 0.1 or more; got "soon"`. */
export function createValueError({option, wanted, got, kind}: Unexpected, words: UsageWords): UsageError {
	const shown = quoteValue(got, kind) ?? words.notShown;
	return new UsageError(words.expected(option, wanted, got === '' ? words.nothing : shown));
}
