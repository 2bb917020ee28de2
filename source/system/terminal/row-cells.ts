import {isNarrowText, splitGraphemes} from './graphemes.js';
import type {StyledRow} from './styled-text.js';

/** The cells of a row, without the blanks at its end. */
export type RowCells = {
	/** The character of each cell; '' is the right half of a wide one. */
	readonly characters: readonly string[];
	readonly styles: readonly string[];
	/** The cells with a character of doubtful width; undefined if there are none. */
	readonly fragile: ReadonlySet<number> | undefined;
};

type Draft = {characters: string[]; styles: string[]; fragile: Set<number> | undefined};

/** The cells of a row, cut to `columns`. */
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

/** Styles that show on a blank too: underlined, inverse, struck out, a background. */
const visibleOnBlank = /(?:^|;)(?:[479]|4\d|48;.*|10[0-7])(?:;|$)/v;

/** A blank looks the same in all other styles, so it gets none. */
function styleOfBlank(style: string): string {
	return visibleOnBlank.test(style) ? style : '';
}

/** Whether a blank in this style looks as one without a style. */
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
