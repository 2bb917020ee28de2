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

/**
 * A name cut to `width` cells in its middle: `prod_ord…26_0300`. Names of one site are often the same up to their ends. The
 * first half has the odd cell.
 */
export function cutName(name: string, width: number): string {
	if (width <= 1 || widthOf(name) <= width) {
		return cut(name, width);
	}

	const end = endOf(name, Math.floor((width - 1) / 2));
	return `${startOf(name, width - 1 - widthOf(end))}…${end}`;
}

function endOf(text: string, width: number): string {
	let end = '';
	let left = width;
	for (const {segment} of [...graphemes.segment(text)].toReversed()) {
		left -= widthOf(segment);
		if (left < 0) {
			break;
		}

		end = `${segment}${end}`;
	}

	return end;
}

/** The end of the text in up to `width` cells, beginning with an ellipsis if something was cut. */
export function cutStart(text: string, width: number): string {
	return widthOf(text) <= width ? text : `…${endOf(text, width - 1)}`;
}

/** A name in exactly `width` cells, cut in its middle or padded. */
export function fitName(name: string, width: number): string {
	return fit(cutName(name, width), width);
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

/** The text in lines of up to `width` cells without any loss: a word that is longer goes on in the next line. */
export function wrapWhole(text: string, width: number): readonly string[] {
	const room = Math.max(2, width);
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (longer.length <= room * charactersOfCell && widthOf(longer) <= room) {
			line = longer;
			continue;
		}

		if (line !== '') {
			lines.push(line);
		}

		const pieces = piecesOf(word, room);
		lines.push(...pieces.slice(0, -1));
		line = pieces.at(-1) ?? '';
	}

	return [...lines, line];
}

/** A word cut into pieces of up to `width` cells; a letter that is wider alone is a piece of its own. */
function piecesOf(word: string, width: number): readonly string[] {
	const pieces: string[] = [];
	const longest = width * charactersOfCell;
	let rest = word;
	while (rest.length > longest || widthOf(rest) > width) {
		const start = startOf(rest.slice(0, longest), width);
		const piece = start === '' ? firstOf(rest) : start;
		pieces.push(piece);
		rest = rest.slice(piece.length);
	}

	return rest === '' ? pieces : [...pieces, rest];
}

function firstOf(text: string): string {
	return graphemes.segment(text).containing(0)?.segment ?? text;
}

/** More than any letter has: the start of a long text is found without looking at all of it. */
const charactersOfCell = 32;
