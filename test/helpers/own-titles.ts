const [begin, end] = ['\u{1B}]2;restop', '\u{1B}\\'];
/** How the terminal is asked for its background. */
const question = '\u{1B}]11;?\u{1B}\\';

/** What a terminal was sent, without the titles and the question of ours: what is left of such sequences is not ours. */
export function withoutOwnTitles(sent: string): string {
	const [first = '', ...rest] = sent.replaceAll(question, '').split(begin);
	return [first, ...rest.map((part) => part.slice(part.indexOf(end) + end.length))].join('');
}
