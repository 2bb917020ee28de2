import {makeVisible} from '../../text/visible-text.js';

/** OceanBase's own names are no longer; a server that is not OceanBase may send anything. */
const mostCharacters = 128;
const keptCharacters = 119;

/**
 * The value of a label: visible text of at most 128 characters. A longer one is cut, with a sum of all of it at its end, so
 * that two names that begin alike stay two.
 */
export function labelValue(text: string): string {
	const visible = makeVisible(text);
	if (visible.length <= mostCharacters) {
		return visible;
	}

	const characters = [...visible];
	return characters.length <= mostCharacters
		? visible
		: `${characters.slice(0, keptCharacters).join('')}…${sumOf(visible)}`;
}

/** The largest prime below 2³²: products with a small factor stay exact. */
const modulus = 4_294_967_291;

function sumOf(text: string): string {
	let sum = 0;
	for (const character of text) {
		sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % modulus;
	}

	return sum.toString(16).padStart(8, '0');
}
