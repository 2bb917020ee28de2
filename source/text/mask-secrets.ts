const mask = '***';

/** `_` and `-` as they stand, percent-encoded, or left out. */
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
/** `=` and `:` as they stand or percent-encoded, with a quotation mark on either side, which may be escaped itself. */
const quote = String.raw`(?:\\?["'])?`;
const separator = String.raw`${quote}\s{0,2}(?:=|%3d|%253d|:)\s{0,2}${quote}`;
/** A driver says "(using password: YES)", which is no password. */
const notSecret = String.raw`(?!(?:yes|no)\))`;
/** A secret ends where a URI's parameter, a list's item or a word ends, also one that is percent-encoded. */
const end = '%(?:25)?(?:26|2c|3b)';
const parameter = new RegExp(String.raw`((?:${names})${separator})${notSecret}(?:(?!${end})[^\s"&',;])+`, 'giv');

/** `scheme://user:password@host`; OceanBase's users hold an `@` themselves, as in `root@sys#cluster`. */
const userInfo = /(:\/\/[^\s"\/:]*:)[^\s"\/]+(?=@)/gv;
const encodedUserInfo =
	/(%(?:25)?3a%(?:25)?2f%(?:25)?2f[^\s%\/:]*%(?:25)?3a)(?:(?!%(?:25)?(?:2f|40)|&)[^\s\/@])+(?=%(?:25)?40)/giv;

/** A text between what a `user:password@host` does not hold. */
const run = /[^\s"',\/;]+/gv;
/** The first name with a colon and more behind it; times and IPv6 addresses have theirs behind another one. */
const named = /^.*?(?<![\w#%\-.])[\w\-.]+:(?=.)/sv;
/** The Go driver's and OceanBase's `user@tenant#cluster:`, of which the user stands before the `@`. */
const ofTenant = /^[\w#\-.]*:(?=.)/v;

/**
 * `user:password@host` and `user:password@tcp(host)`. Piece by piece between the `@`s, and not with one pattern, which
 * would look ahead from every colon: a megabyte of `a:a:a:` took it seconds.
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

/**
 * The text with the values of credentials in it replaced by `***`: in URIs, lists of URIs and comments, also
 * percent-encoded. The agent strips them itself, but a `host=` parameter in last place drags the next URI along. The
 * work grows with the length of the text and no faster, whatever it holds.
 */
export function maskSecrets(text: string): string {
	const replace = (masked: string, pattern: RegExp) =>
		masked.replaceAll(pattern, (_all, before: string) => `${before}${mask}`);
	const withoutUris = replace(replace(text, userInfo), encodedUserInfo);
	return replace(maskBare(withoutUris), parameter);
}
