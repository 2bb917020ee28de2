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
/** `=` and `:` as they stand, percent-encoded, or between quotes. */
const separator = String.raw`(?:=|%3d|%253d|"?\s{0,2}:\s{0,2}"?)`;
/** A secret ends where a URI's parameter, a list's item or a word ends; what is percent-encoded may belong to it. */
const parameter = new RegExp(String.raw`((?:${names})${separator})([^\s"&',;<>]+)`, 'giv');
const encodedEnd = /%(?:25)?(?:26|2c|3b)/iv;
const userInfo = /(:\/\/[^\s\/:@]{0,200}:)[^\s\/@]{1,200}(?=@)/gv;

/**
 * The text with the values of credentials in it replaced by `***`: in URIs, lists of URIs and comments, also
 * percent-encoded. The agent strips them itself, but a `host=` parameter in last place drags the next URI along.
 */
export function maskSecrets(text: string): string {
	return text
		.replaceAll(userInfo, (_all, before: string) => `${before}${mask}`)
		.replaceAll(parameter, (_all, name: string, value: string) => `${name}${mask}${afterSecret(value)}`);
}

/** What follows an encoded `&` is not part of the secret, but may hold one of its own. */
function afterSecret(value: string): string {
	const end = encodedEnd.exec(value);
	return end === null ? '' : maskSecrets(value.slice(end.index));
}
