import {isNarrowText, splitGraphemes} from './graphemes.js';
import type {StyledRow} from './styled-text.js';

/** A row taken apart into cells; the lists are as long as the row is without its blank end. */
export type RowCells = {
	/** What each cell shows; '' is the right half of a wide character. */
	readonly characters: readonly string[];
	readonly styles: readonly string[];
	/** Where a character of doubtful width stands; undefined where there is none. */
	readonly fragile: ReadonlySet<number> | undefined;
};

type Draft = {characters: string[]; styles: string[]; fragile: Set<number> | undefined};

/** The cells of a row that is `columns` wide; what lies beyond is cut. */
export function cellsOf(row: StyledRow, columns: number): RowCells {
	const draft: Draft = {characters: [], styles: [], fragile: undefined};
	for (const {text, style} of row) {
		if (isNarrowText(text)) {
			addNarrow(draft, {text, style, columns});
		} else {
			addGraphemes(draft, {text, style, columns});
		}
	}

	return withoutBlankEnd(draft);
}

type Piece = {readonly text: string; readonly style: string; readonly columns: number};

function addNarrow({characters, styles}: Draft, {text, style, columns}: Piece): void {
	const blankStyle = styleOfBlank(style);
	const length = Math.min(text.length, columns - characters.length);
	for (let index = 0; index < length; index++) {
		const character = text[index] ?? ' ';
		characters.push(character);
		styles.push(character === ' ' ? blankStyle : style);
	}
}

function addGraphemes(draft: Draft, {text, style, columns}: Piece): void {
	const {characters, styles} = draft;
	for (const {text: character, width, isFragile} of splitGraphemes(text)) {
		if (characters.length + width > columns) {
			return;
		}

		if (isFragile) {
			draft.fragile = (draft.fragile ?? new Set()).add(characters.length);
		}

		characters.push(character);
		styles.push(character === ' ' ? styleOfBlank(style) : style);
		if (width !== 2) {
			continue;
		}

		characters.push('');
		styles.push(style);
	}
}

/** Underlined, inverse, struck out, or on a background: what shows on a blank too. */
const visibleOnBlank = /(?:^|;)(?:[479]|4\d|48;.*|10[0-7])(?:;|$)/v;

/** A blank looks alike in every other style, so that it has none. */
function styleOfBlank(style: string): string {
	return visibleOnBlank.test(style) ? style : '';
}

/** Whether a blank may be written in this style and look as without one. */
export function isInvisibleOnBlank(style: string): boolean {
	return !visibleOnBlank.test(style);
}

function withoutBlankEnd({characters, styles, fragile}: Draft): RowCells {
	let {length} = characters;
	while (length > 0 && characters[length - 1] === ' ' && styles[length - 1] === '') {
		length--;
	}

	characters.length = length;
	styles.length = length;
	return {characters, styles, fragile};
}
