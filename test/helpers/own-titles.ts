const [begin, end] = ['\u{1B}]2;restop', '\u{1B}\\'];

/** What a terminal was sent, without the titles of ours: what is left of such sequences is not ours. */
export function withoutOwnTitles(sent: string): string {
	const [first = '', ...rest] = sent.split(begin);
	return [first, ...rest.map((part) => part.slice(part.indexOf(end) + end.length))].join('');
}
