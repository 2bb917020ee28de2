import {maskSecrets} from './mask-secrets.js';

/**
 * The first characters of a text, copied. In V8 the results of `slice`, `replaceAll` and groups of a pattern are views into
 * the original text, so a name would keep the megabyte of its answer in memory for as long as it is shown. Cutting the
 * first character off a concatenated text copies it.
 */
export function cutText(text: string, longest: number): string {
	return ` ${text.slice(0, longest)}`.slice(1);
}

/** The same with secrets masked; masked first, since a password in half a URI could not be recognized. */
export function cutMasked(text: string, longest: number): string {
	return cutText(maskSecrets(text), longest);
}
