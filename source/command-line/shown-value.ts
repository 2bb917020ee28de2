import {maskSecrets} from '../text/mask-secrets.js';
import {makeVisible} from '../text/visible-text.js';
import type {OptionKind} from './options-table.js';

/** The kind of a value that is refused: that of an option, or a tenant. */
export type ValueKind = OptionKind | 'tenant';

/** The value in quotes; undefined where it may hold a secret, so that an error must not show it. */
export function quoteValue(text: string, kind: ValueKind): string | undefined {
	// JSON escapes line feeds and quotes; other invisible characters are made visible here.
	return isHarmless(text, kind) ? makeVisible(JSON.stringify(text)) : undefined;
}

function isHarmless(text: string, kind: ValueKind): boolean {
	switch (kind) {
		case 'address':
		case 'listen': {
			return isPlace(text);
		}

		case 'sqlTarget': {
			const at = text.lastIndexOf('@');
			return isPlace(text.slice(at + 1)) && isName(at === -1 ? '' : text.slice(0, at));
		}

		case 'tenant': {
			return text.split(' ').every((word) => isTenant(word));
		}

		case 'flag':
		case 'seconds':
		case 'duration':
		case 'factor':
		case 'format':
		case 'language':
		case 'theme': {
			return isWord(text);
		}

		case 'socket':
		case 'configFile':
		case 'certificateFile':
		case 'keyFile': {
			return isPath(text);
		}

		case 'shellCommand': {
			return false;
		}

		case 'file': {
			// It is read from the file, but may have been given in its place.
			return false;
		}
	}
}

/** Something like HOST, HOST:PORT or IPv6: after a single colon only digits, where a password would stand otherwise. */
function isPlace(text: string): boolean {
	const place = text.trim().replace(/^https?:\/\//iv, '');
	return /^[\w\-.]*(?::\d{0,5})?\/?$/v.test(place) || /^\[?[\d.:a-f]*\]?(?::\d{0,5})?\/?$/iv.test(place);
}

/** A user or a tenant. */
function isName(text: string): boolean {
	return !text.includes('&') && !/[\s\/:=?]/v.test(text);
}

/** NAME or NAME@HOST. */
function isTenant(word: string): boolean {
	const at = word.lastIndexOf('@');
	return at === -1 ? isName(word) : isName(word.slice(0, at)) && isPlace(word.slice(at + 1));
}

const longestWord = 24;

/** A number or a word in the place of one. */
function isWord(text: string): boolean {
	return text.length <= longestWord && !text.includes('&') && !/[\/:=?@]/v.test(text);
}

/** A path; undefined for what looks like the content of a file. */
export function showPath(file: string): string | undefined {
	return isPath(file) ? file : undefined;
}

/** The path of a file, not its content. */
function isPath(text: string): boolean {
	return !/[\n\r]|-----/v.test(text) && maskSecrets(text) === text;
}
