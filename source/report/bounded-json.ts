import {stringifyExact} from '../text/stringify-exact.js';

/** The lengths to which texts are cut, one after the other, until the document fits. */
const textLengths = [4000, 1000, 200] as const;

/**
 * An object as one line of JSON of at most `longest` bytes. Of one that is larger the texts are cut first; if that is not
 * enough its largest values are left out one by one, as null, so that it stays JSON.
 */
export function boundedJson(document: Readonly<Record<string, unknown>>, longest: number): string {
	const whole = stringifyExact(document, 0);
	if (whole.length <= longest) {
		return whole;
	}

	for (const length of textLengths) {
		const text = stringifyExact(cutTexts(document, length), 0);
		if (text.length <= longest) {
			return text;
		}
	}

	return withoutLargest(cutTexts(document, textLengths[2]), longest);
}

function withoutLargest(document: unknown, longest: number): string {
	const left = new Map(Object.entries(new Object(document)));
	const sizes = [...left].map(([key, value]) => ({key, size: stringifyExact(value ?? null, 0).length}));
	for (const {key} of sizes.toSorted((one, other) => other.size - one.size)) {
		left.set(key, null);
		const text = stringifyExact(Object.fromEntries(left), 0);
		if (text.length <= longest) {
			return text;
		}
	}

	return '{}';
}

function cutTexts(value: unknown, length: number): unknown {
	if (typeof value === 'string') {
		return value.length > length ? `${value.slice(0, length)}…` : value;
	}

	if (Array.isArray(value)) {
		return value.map((part: unknown) => cutTexts(part, length));
	}

	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cutTexts(part, length)]))
		: value;
}
