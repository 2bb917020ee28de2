const [begin, end] = ['<!-- benchmark: begin -->', '<!-- benchmark: end -->'] as const;

/** The document with other text between its two markers; throws if it does not have each of them once, in this order. */
export function replaceMarkedSection(document: string, text: string): string {
	const [before, section = '', ...others] = document.split(begin);
	const [, after, ...more] = section.split(end);
	if (before === undefined || after === undefined || others.length > 0 || more.length > 0 || before.includes(end)) {
		throw new Error(`the document needs one ${begin} and, after it, one ${end}`);
	}

	return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}
