import truncatedWidth from 'fast-string-truncated-width';
import type {Meaning, Theme} from './theme.js';

/** A piece of a line in one meaning. */
export type Span = {readonly text: string; readonly meaning: Meaning};

/** A row of the screen before it has colours. */
export type Line = readonly Span[];

export function span(text: string, meaning: Meaning = 'plain'): Span {
	return {text, meaning};
}

/** Terminal cells that a text takes: wide characters take two. Never fewer than a terminal draws, or a row would wrap. */
export function widthOf(text: string): number {
	return truncatedWidth(text).width + (plain.test(text) ? 0 : underrated(text));
}

const plain = /^[\u{20}-\u{7E}]*$/v;
/** Terminals that know no clusters give a cell to a spacing vowel sign, two to a skin tone, and two to a letter of Yi. */
const signs = /[\p{Mc}\p{Script=Yi}]/gv;
const skinTones = /\p{Emoji_Modifier}/gv;

function underrated(text: string): number {
	return (text.match(signs)?.length ?? 0) + 2 * (text.match(skinTones)?.length ?? 0);
}

export function widthOfLine(line: Line): number {
	return line.reduce((width, {text}) => width + widthOf(text), 0);
}

/** The text cut to `width` cells, ending in an ellipsis if something was cut. */
export function cut(text: string, width: number): string {
	if (width <= 0) {
		return '';
	}

	return widthOf(text) <= width ? text : `${startOf(text, width - 1)}…`;
}

const graphemes = new Intl.Segmenter();

/** By characters as readers count them: the library's own cut halves surrogate pairs and miscounts mixed scripts. */
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

	return [...lines, line].map((one) => cut(one, width));
}

/** The text in exactly `width` cells, cut or filled up. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
	const short = cut(text, width);
	const space = ' '.repeat(Math.max(0, width - widthOf(short)));
	return align === 'left' ? `${short}${space}` : `${space}${short}`;
}

/** The line cut to `width` cells. */
export function cutLine(line: Line, width: number): Line {
	const kept: Span[] = [];
	let left = width;
	for (const {text, meaning} of line) {
		if (left <= 0) {
			break;
		}

		const short = cut(text, left);
		kept.push({text: short, meaning});
		left = short === text ? left - widthOf(text) : 0;
	}

	return kept;
}

/** The line in exactly `width` cells. */
export function fitLine(line: Line, width: number): Line {
	const short = cutLine(line, width);
	const space = width - widthOfLine(short);
	return space > 0 ? [...short, span(' '.repeat(space))] : short;
}

/** One line of a left and a right part, the right one kept whole as long as it fits. */
export function spread(left: Line, right: Line, width: number): Line {
	const rightWidth = widthOfLine(right);
	if (rightWidth === 0 || rightWidth + 2 > width) {
		return cutLine(left, width);
	}

	return [...fitLine(left, width - rightWidth - 2), span('  '), ...right];
}

/** The line with the theme's colours, as one string: a row is one <Text>, which halves the cost of a frame. */
export function paint(line: Line, theme: Theme): string {
	return line.map(({text, meaning}) => (text.trim() === '' ? text : theme[meaning](text))).join('');
}
