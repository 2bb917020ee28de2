import {makeVisible} from '../text/visible-text.js';
import type {UsageWords} from '../locale/words.js';

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
};

/** The error of a value, such as `--interval: expected seconds, 0.1 or more; got "soon"`. */
export function createValueError({option, wanted, got}: Unexpected, words: UsageWords): UsageError {
	// JSON escapes line feeds and quotes; other invisible characters are made visible here.
	const quoted = makeVisible(JSON.stringify(got));
	return new UsageError(words.expected(option, wanted, got === '' ? words.nothing : quoted));
}
