/**
 * Whether a tenant's name matches a pattern in which `*` is any text and `?` any character. As in OceanBase's views the case
 * of letters does not matter.
 */
export function isMatch(name: string, pattern: string): boolean {
	const letters = [...name.toLowerCase()];
	const parts = [...pattern.toLowerCase()];
	let [at, part] = [0, 0];
	// Where to go on when the text after the last star does not fit.
	let retry: {readonly part: number; readonly at: number} | undefined;
	while (at < letters.length) {
		if (parts[part] === '*') {
			retry = {part, at};
			part += 1;
		} else if (parts[part] === '?' || parts[part] === letters[at]) {
			part += 1;
			at += 1;
		} else if (retry === undefined) {
			return false;
		} else {
			retry = {part: retry.part, at: retry.at + 1};
			part = retry.part + 1;
			at = retry.at;
		}
	}

	return parts.slice(part).every((rest) => rest === '*');
}

/** Whether the name matches one of the patterns. */
export function isMatchOfAny(name: string, patterns: readonly string[]): boolean {
	return patterns.some((pattern) => pattern === '*' || isMatch(name, pattern));
}
