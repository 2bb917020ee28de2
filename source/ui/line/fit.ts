import {widthOf} from './width.js';

/** The text cut to `width` cells, ending in an ellipsis if something was cut. */
export function cut(text: string, width: number): string {
	if (width <= 0) {
		return '';
	}

	return widthOf(text) <= width ? text : `${startOf(text, width - 1)}…`;
}

const graphemes = new Intl.Segmenter();

/** Counts by grapheme: the library's own truncation splits surrogate pairs and miscounts mixed scripts. */
function startOf(text: string, width: number): string {
	let start = '';
	let left = width;
	for (const {segment} of graphemes.segment(text)) {
		left -= widthOf(segment);
		if (left < 0) {
			break;
		}

		start += segment;
	}

	return start;
}

/** The text in exactly `width` cells, cut or padded. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
	const short = cut(text, width);
	const space = ' '.repeat(Math.max(0, width - widthOf(short)));
	return align === 'left' ? `${short}${space}` : `${space}${short}`;
}

/** The text in lines of up to `width` cells, broken at its spaces; a longer word is cut. */
export function wrap(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && widthOf(longer) > width) {
			lines.push(line);
			line = word;
		} else {
			line = longer;
		}
	}

	return [...lines, line].map((row) => cut(row, width));
}
