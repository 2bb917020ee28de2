import {kindOfField} from '../../domain/overview-fields.js';
import {formatDateTime, instantOfScn, type Zone} from '../../locale/times.js';
import type {Words} from '../../locale/words.js';
import type {ExactJson} from '../../text/exact-json.js';
import {stringifyExact} from '../../text/stringify-exact.js';
import {makeVisible} from '../../text/visible-text.js';

export type FieldContext = {
	readonly words: Words;
	readonly zone: Zone;
	/** The instant of a time that was sent without a zone, ms since 1970; undefined if it is not known. */
	readonly instantOf: (field: string) => number | undefined;
};

/** A list may have thousands of items; nobody reads so many on a screen. */
const mostItems = 200;

/** The value of a field as texts that are safe to draw, one a line; none for an empty one. */
export function formatField(field: string, value: ExactJson, context: FieldContext): readonly string[] {
	const texts = textsOf(field, value, context).filter((text) => text !== '');
	const shown = texts.slice(0, mostItems).map((text) => makeVisible(text));
	const more = texts.length - shown.length;
	return more === 0 ? shown : [...shown, context.words.detail.moreItems(String(more))];
}

function textsOf(field: string, value: ExactJson, context: FieldContext): readonly string[] {
	if (typeof value !== 'string') {
		return [formatNumber(field, value, context)];
	}

	switch (kindOfField(field)) {
		case 'list': {
			return value.split(',').map((item) => item.trim());
		}

		case 'lines': {
			return value.split('\n');
		}

		case 'time': {
			return [formatTime(field, value.trim(), context)];
		}

		case 'plain':
		case 'scn': {
			return [value];
		}
	}
}

/** Integers digit for digit; an SCN with the time that it stands for. */
function formatNumber(field: string, value: ExactJson, {zone}: FieldContext): string {
	const scn = kindOfField(field) === 'scn' ? scnOf(value) : undefined;
	const text = typeof value === 'bigint' ? String(value) : (stringifyExact(value, 0) ?? '');
	return scn === undefined ? text : `${text}   ${formatDateTime(instantOfScn(scn), zone)}`;
}

/** The latest instant that can be written, in ns. */
const latestScn = 8_640_000_000_000_000_000_000n;

/** 0 is no instant, and 1 is OceanBase's base SCN, which a tenant without log has. */
function scnOf(value: ExactJson): bigint | undefined {
	const isWhole = typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
	const scn = isWhole ? BigInt(value) : 0n;
	return scn > 1n && scn < latestScn ? scn : undefined;
}

/** In the chosen zone; as it was sent where it is no time that is understood. */
function formatTime(field: string, text: string, {words, zone, instantOf}: FieldContext): string {
	if (withZone.test(text)) {
		const at = Date.parse(text.replace(' ', 'T').replace(/(?<=\.\d{3})\d+/v, ''));
		return Number.isNaN(at) ? text : formatDateTime(at, zone);
	}

	const at = text === '' ? undefined : instantOf(field);
	return at === undefined ? text : `${formatDateTime(at, zone)} ${words.detail.sentAs(text)}`;
}

/** RFC 3339, as Go writes it. */
const withZone = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+\-]\d\d:\d\d)$/v;
