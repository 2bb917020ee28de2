import type {ExactJson} from './exact-json.js';
import {makeVisible} from './visible-text.js';
import {cutMasked} from './cut-text.js';

const longestWord = 200;
/** SCNs, sizes and ids of OceanBase fit 64 bits. */
const largestInteger = 2n ** 63n - 1n;

/** A whole number of 64 bits, also one in text, as a proxy or a view of text columns may give it; none is negative. */
export function exactInteger(value: ExactJson | undefined): bigint | undefined {
	const isWhole = typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
	const isDigits = typeof value === 'string' && /^\d{1,19}$/v.test(value);
	const exact = isWhole || isDigits ? BigInt(value) : -1n;
	return exact >= 0n && exact <= largestInteger ? exact : undefined;
}

/** The same as a number, which rounds what is above 2^53. */
export function integer(value: ExactJson | undefined): number | undefined {
	const exact = exactInteger(value);
	return exact === undefined ? undefined : Number(exact);
}

/** The text as it came; '' for whatever is none. */
export function text(value: ExactJson | undefined): string {
	return typeof value === 'string' ? value : '';
}

/** A name or a status, safe to draw. */
export function word(value: ExactJson | undefined): string {
	return makeVisible(cutMasked(text(value), longestWord));
}
