import {mask, maskUriParameters, restOfValue} from './mask-parameters.js';

/** `_` and `-`, plain, percent-encoded or omitted. */
const joint = '(?:_|-|%5f|%255f)?';
const names = [
	`access${joint}id`,
	`access${joint}key(?:${joint}(?:id|secret))?`,
	`secret${joint}(?:access${joint})?key`,
	`(?:security|session|access|refresh|auth)?${joint}token`,
	'password',
	'passwd',
	'pwd',
	'signature',
	'credential',
].join('|');
/** `=` and `:`, plain or percent-encoded, with an optional quotation mark on either side, which may be escaped. */
const quote = String.raw`(?:\\?["'])?`;
const separator = String.raw`${quote}\s{0,2}(?:=|%3d|%253d|:)\s{0,2}${quote}`;
/** MySQL drivers say "(using password: YES)", which is not a password. */
const notSecret = String.raw`(?!(?:yes|no)\))`;
/** A secret ends where the URI's parameter, the list's item or the word ends; these ends are percent-encoded. */
const end = '%(?:25)?(?:26|2c|3b)';
const parameter = new RegExp(
	String.raw`((?:${names})${separator})${notSecret}(?:(?!${end})[^\s"&',;])+${restOfValue}`,
	'giv',
);

/** `scheme://user:password@host`; OceanBase's users hold an `@` themselves, as in `root@sys#cluster`. */
const userInfo = /(:\/\/[^\s"\/:]*:)[^\s"\/]+(?=@)/gv;
const encodedUserInfo =
	/(%(?:25)?3a%(?:25)?2f%(?:25)?2f[^\s%\/:]*%(?:25)?3a)(?:(?!%(?:25)?(?:2f|40)|&)[^\s\/@])+(?=%(?:25)?40)/giv;

/** The longest texts without a character that `user:password@host` cannot contain. */
const run = /[^\s"',\/;]+/gv;
/** The first name that is followed by a colon and more; in times and IPv6 addresses a name has a colon before it too. */
const named = /^.*?(?<![\w#%\-.])[\w\-.]+:(?=.)/sv;
/** What follows the first `@` of `user@tenant#cluster:password@host`, as the Go driver and OceanBase write it. */
const ofTenant = /^[\w#\-.]*:(?=.)/v;

/**
 * Masks `user:password@host` and `user:password@tcp(host)`. The pieces between `@`s are matched one by one: a single
 * pattern would look ahead from each colon, which takes seconds for a megabyte of `a:a:a:`.
 */
function maskBare(text: string): string {
	return text.replaceAll(run, (found) => {
		const pieces = found.split('@');
		return pieces
			.map((piece, index) => {
				const next = pieces[index + 1] ?? '';
				const before = (index === 0 ? undefined : ofTenant.exec(piece)?.[0]) ?? named.exec(piece)?.[0];
				return before !== undefined && /^[\w\[]/v.test(next) ? `${before}${mask}` : piece;
			})
			.join('@');
	});
}

/** A value comes after one of these, plain or percent-encoded. Most texts of an agent have none: names, words, numbers. */
const possible = /[%:=]/v;

/**
 * Replaces the values of credentials in a text by `***`: in URIs, lists of URIs and comments, also percent-encoded. Of the
 * parameters of a URI only those are shown that are known to be harmless. The
 * agent removes them itself, except that after a `host=` parameter in last place it overlooks the next URI of a list.
 * The time is linear in the length of the text, whatever it contains.
 */
export function maskSecrets(text: string): string {
	if (!possible.test(text)) {
		return text;
	}

	const replace = (masked: string, pattern: RegExp) =>
		masked.replaceAll(pattern, (_all, before: string) => `${before}${mask}`);
	const withoutUsers = replace(replace(maskUriParameters(text), userInfo), encodedUserInfo);
	return replace(maskBare(withoutUsers), parameter);
}
