import type {ExactJson} from './exact-json.js';
import {makeLinesVisible, makeVisible} from './visible-text.js';
import {cutMasked, cutText} from './cut-text.js';

/**
 * A value as a server sends it: a member of an agent's JSON, or a column of an SQL row. Numbers may come as text, with
 * blanks around them: from SQL, and from views with text columns.
 */
export type WireValue = ExactJson | undefined;

const longestWord = 200;
/** Most names: nothing to mask, and safe to draw as they are. */
const plainWord = /^[\w$\-.]{0,200}$/v;
/** OceanBase's COMMENT is a varchar(1024), so that a longer one is not its own. */
const longestComment = 4096;
/** Sizes, counts and ids of OceanBase are signed 64-bit integers. */
const largestInteger = 2n ** 63n - 1n;
const integerText = /^\d{1,19}$/v;
const decimalText = /^-?\d{1,9}(?:\.\d{1,9})?$/v;

/** An integer from 0 to 2^63 - 1; undefined for NULL and anything else. */
export function exactInteger(value: WireValue): bigint | undefined {
	const exact = wholeNumber(typeof value === 'string' ? value.trim() : value);
	return exact !== undefined && exact >= 0n && exact <= largestInteger ? exact : undefined;
}

function wholeNumber(value: WireValue): bigint | undefined {
	const isNumber = typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
	return isNumber || (typeof value === 'string' && integerText.test(value)) ? BigInt(value) : undefined;
}

/** The same as a number, rounded above 2^53. */
export function integer(value: WireValue): number | undefined {
	const exact = exactInteger(value);
	return exact === undefined ? undefined : Number(exact);
}

/**
 * A system change number, nanoseconds since 1970; undefined for NULL. 0 is no instant, and 1 is OceanBase's base SCN, which
 * a tenant without log has: both are unknown.
 */
export function scn(value: WireValue): bigint | undefined {
	const exact = exactInteger(value);
	return exact === undefined || exact <= 1n ? undefined : exact;
}

/** What DECIMAL(6,2) can hold: the view divides without limits, and a figure that does not fit becomes this one. */
const percentLimit = 9999.99;

/**
 * A DECIMAL(6,2) such as "33.84"; undefined for NULL, '', a figure that has overflown, and a negative one: the log of a
 * restore that failed early lies before the point that its share is counted from. Not clamped: a server may exceed 100.
 */
export function percent(value: WireValue): number | undefined {
	const read = typeof value === 'number' || decimalText.test(text(value).trim()) ? Number(value) : NaN;
	return read >= 0 && read < percentLimit ? Math.abs(read) : undefined;
}

/**
 * A number from a source that gives NULL as 0, so that 0 is unknown: an agent (gorm scans NULL into Go's zero value), but
 * not SQL.
 */
export function unlessZero<Value extends number | bigint>(value: Value | undefined): Value | undefined {
	return value === 0 || value === 0n ? undefined : value;
}

/** Text as it came; '' for NULL and anything else. */
export function text(value: WireValue): string {
	return typeof value === 'string' ? value : '';
}

/** A name or a status: one short line, secrets masked, safe to draw; '' for NULL. */
export function word(value: WireValue): string {
	const name = text(value);
	return plainWord.test(name) ? cutText(name, longestWord) : makeVisible(cutMasked(name, longestWord));
}

/** A comment of several lines: line feeds kept, secrets masked, every line safe to draw; '' for NULL. */
export function lines(value: WireValue): string {
	return makeLinesVisible(cutMasked(text(value), longestComment));
}

type Known<Values> = {readonly [name in keyof Values]?: Exclude<Values[name], undefined>};

/** Drops the entries that are undefined: a value that a source does not give has no key. */
export function known<Values extends Readonly<Record<string, unknown>>>(values: Values): Known<Values> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Known<Values>;
}
