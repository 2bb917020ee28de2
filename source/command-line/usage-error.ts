import {makeVisible} from '../text/visible-text.js';
import type {UsageWords} from '../locale/words.js';

/** The command line asks for something that cannot be: one line on standard error and exit code 2. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

type Unexpected = {
	/** What the value was given for: an option as it is written, or a word such as `tenant`. */
	readonly option: string;
	readonly wanted: string;
	/** '' for nothing. */
	readonly got: string;
};

/** The refusal of a value, such as `--interval: expected seconds, 0.1 or more; got "soon"`. */
export function createValueError({option, wanted, got}: Unexpected, words: UsageWords): UsageError {
	// JSON escapes line feeds and quotes; what else is invisible is left.
	const quoted = makeVisible(JSON.stringify(got));
	return new UsageError(words.expected(option, wanted, got === '' ? words.nothing : quoted));
}
