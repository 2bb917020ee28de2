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
const userInfo = /(:\/\/[^\s"\/:]{0,200}:)[^\s"\/]{1,1000}(?=@)/gv;
const encodedUserInfo = /(%3a%2f%2f[^\s%\/:]{0,200}%3a)(?:(?!%2f|%40|&)[^\s\/@]){1,1000}(?=%40)/giv;
/** `user:password@host` and the Go driver's `user:password@tcp(host)`. */
const bareUserInfo = /(?<![\w#%\-.\/@])([\w\-.]{1,64}(?:@[\w#\-.]{1,128})?:)[^\s"',\/;@]{1,1000}(?=@[\w\[])/gv;

/**
 * The text with the values of credentials in it replaced by `***`: in URIs, lists of URIs and comments, also
 * percent-encoded. The agent strips them itself, but a `host=` parameter in last place drags the next URI along.
 */
export function maskSecrets(text: string): string {
	let masked = text;
	for (const pattern of [userInfo, encodedUserInfo, bareUserInfo, parameter]) {
		masked = masked.replaceAll(pattern, (_all, before: string) => `${before}${mask}`);
	}

	return masked;
}
