import {cutLine, span, type Line, type Span} from './line.js';
import {widthOf} from './width.js';

/** A line in rows of up to `width` cells, broken at its blanks; each piece keeps its meaning. A longer word is cut. */
export function wrapLine(line: Line, width: number): readonly Line[] {
	const rows: Span[][] = [];
	let row: Span[] = [];
	let used = 0;
	for (const word of wordsOf(line)) {
		const cells = word.reduce((sum, {text}) => sum + widthOf(text), 0);
		const blanks = word[0]?.text.match(/^ */v)?.[0].length ?? 0;
		if (used > 0 && used + cells > width) {
			rows.push(row);
			row = [];
			used = 0;
		}

		const [first, ...others] = word;
		const isStart = used === 0;
		row.push(...(isStart && first !== undefined ? [span(first.text.slice(blanks), first.meaning), ...others] : word));
		used += isStart ? cells - blanks : cells;
	}

	return [...rows, row].map((each) => cutLine(each, width));
}

/** The words of a line, each with the blanks before it; one that changes its meaning has several pieces. */
function wordsOf(line: Line): ReadonlyArray<readonly Span[]> {
	const words: Span[][] = [];
	for (const {text, meaning} of line) {
		for (const [piece] of text.matchAll(/ *[^ ]+| +$/gv)) {
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
