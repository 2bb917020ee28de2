/** What is odd about a password that was refused, as far as it can be said without saying anything of the password. */
export type PasswordFlaw =
	'empty' | 'byteOrderMark' | 'notUtf8' | 'lineEnd' | 'blankAtEnd' | 'blankAtBegin' | 'controlCharacter';

/** In the order of how likely they are the cause. */
const flaws: ReadonlyArray<readonly [flaw: PasswordFlaw, pattern: RegExp]> = [
	['empty', /^$/v],
	['byteOrderMark', /^\u{FEFF}/v],
	// What bytes are decoded to that are not UTF-8.
	['notUtf8', /\u{FFFD}/v],
	['lineEnd', /[\n\r\u{85}\u{2028}\u{2029}]$/v],
	['blankAtEnd', /\s$/v],
	['blankAtBegin', /^\s/v],
	['controlCharacter', /\p{Cc}/v],
];

/** Undefined for a password that has nothing odd about it. */
export function findPasswordFlaw(password: string): PasswordFlaw | undefined {
	return flaws.find(([, pattern]) => pattern.test(password))?.[0];
}
