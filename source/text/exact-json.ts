/** A JSON value whose integers above 2^53 are bigints, so that an SCN keeps every digit. */
export type ExactJson =
	string | number | bigint | boolean | null | undefined | readonly ExactJson[] | {readonly [key: string]: ExactJson};

/** What a reviver gets as its third argument from Node 21 on; TypeScript's library does not know it yet. */
type ReviverContext = {readonly source?: string};
type ExactReviver = (this: unknown, key: string, value: unknown, context?: ReviverContext) => unknown;

/**
 * A longer text's integers are doubles, as far as those hold them. A reviver costs fifty times what reading does, seconds
 * for 16 MiB of small values; only the list of ended restores is as long, and of it no such integer is looked at.
 */
const longestExact = 1024 * 1024;
/** The digits of 2^53. What is in strings looks like it as well, and costs a reviver in vain. */
const longInteger = /\d{16}/v;

/**
 * JSON with integers that a double cannot hold as bigints, unless the text is longer than `longest` characters. Throws a
 * SyntaxError on anything that is not JSON.
 */
export function parseExactJson(text: string, longest = longestExact): ExactJson {
	if (text.length > longest || !longInteger.test(text)) {
		return JSON.parse(text) as ExactJson;
	}

	const reviver: ExactReviver = (_key, value, context) => exactNumber(value, context?.source);
	return JSON.parse(text, reviver) as ExactJson;
}

/** Nothing of an agent has more digits than these, and to read a million of them takes a tenth of a second. */
const exactInteger = /^-?\d{1,100}$/v;

function exactNumber(value: unknown, source: string | undefined): unknown {
	const isExact = typeof value !== 'number' || Number.isSafeInteger(value);
	return isExact || source === undefined || !exactInteger.test(source) ? value : BigInt(source);
}

export type ExactObject = Readonly<Record<string, ExactJson>>;

export function isObject(value: ExactJson | undefined): value is ExactObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: ExactJson | undefined): value is readonly ExactJson[] {
	return Array.isArray(value);
}
