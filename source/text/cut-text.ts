import {maskSecrets} from './mask-secrets.js';

/**
 * The beginning of a text, in memory of its own. V8 makes what `slice`, `replaceAll` and a pattern's groups give a view
 * into the text that it came from, so that a name out of an answer would keep its megabyte alive for as long as the name
 * is shown. What is put together is not: it is written anew when the first character is taken off again.
 */
export function cutText(text: string, longest: number): string {
	return ` ${text.slice(0, longest)}`.slice(1);
}

/** The same without secrets, which are masked before it is cut: half a URI no longer shows that it holds a password. */
export function cutMasked(text: string, longest: number): string {
	return cutText(maskSecrets(text), longest);
}
