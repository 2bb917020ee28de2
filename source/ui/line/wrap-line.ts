import {cutLine, span, type Line, type Span} from './line.js';
import {widthOf} from './width.js';

/** A line in rows of up to `width` cells, broken at its blanks; each piece keeps its meaning. A longer word is cut. */
export function wrapLine(line: Line, width: number): readonly Line[] {
	const rows: Span[][] = [];
	let row: Span[] = [];
	let used = 0;
	for (const word of wordsOf(line)) {
		const cells = widthOfWord(word);
		if (used > 0 && used + cells > width) {
			rows.push(row);
			row = [];
			used = 0;
		}

		const placed = used === 0 ? withoutBlanks(word) : word;
		row.push(...placed);
		used += widthOfWord(placed);
	}

	return [...rows, row].map((each) => cutLine(each, width));
}

/** A word with the blanks before it; one that changes its meaning has several pieces. */
type Word = readonly Span[];

function wordsOf(line: Line): readonly Word[] {
	const words: Span[][] = [];
	for (const {text, meaning} of line) {
		for (const piece of text.split(/(?<! )(?= )/v)) {
			const last = words.at(-1);
			if (last === undefined || piece.startsWith(' ')) {
				words.push([span(piece, meaning)]);
			} else {
				last.push(span(piece, meaning));
			}
		}
	}

	return words;
}

function widthOfWord(word: Word): number {
	return word.reduce((sum, {text}) => sum + widthOf(text), 0);
}

/** At the start of a row. */
function withoutBlanks([first, ...others]: Word): Word {
	return first === undefined ? [] : [span(first.text.trimStart(), first.meaning), ...others];
}
