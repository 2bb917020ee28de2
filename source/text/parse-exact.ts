import type {ExactJson} from './exact-json.js';

/** The third argument of a reviver from Node 21 on, which TypeScript's library does not declare yet. */
type ReviverContext = {readonly source?: string};
type ExactReviver = (this: unknown, key: string, value: unknown, context?: ReviverContext) => unknown;

/**
 * Characters. Integers of a longer text are rounded to doubles: a reviver takes fifty times as long as plain parsing,
 * which is seconds for 16 MiB of small values. Lists of an agent that get that long are cut up and parsed item by item.
 */
export const longestExact = 1024 * 1024;
/** 2^53 has 16 digits. Digits within a string match too; the reviver then runs for nothing. */
const longInteger = /\d{16}/v;

/**
 * Parses JSON. Integers that a double cannot hold become bigints, unless the text has more than `longest` characters.
 * Throws a SyntaxError for anything but JSON.
 */
export function parseExact(text: string, longest = longestExact): ExactJson {
	if (text.length > longest || !longInteger.test(text)) {
		return JSON.parse(text) as ExactJson;
	}

	const reviver: ExactReviver = (_key, value, context) => exactNumber(value, context?.source);
	return JSON.parse(text, reviver) as ExactJson;
}

/** No integer of an agent is longer, and parsing a million digits takes a tenth of a second. */
const exactInteger = /^-?\d{1,100}$/v;

function exactNumber(value: unknown, source: string | undefined): unknown {
	const isExact = typeof value !== 'number' || Number.isSafeInteger(value);
	return isExact || source === undefined || !exactInteger.test(source) ? value : BigInt(source);
}
