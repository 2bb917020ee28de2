import type {Pen} from './pen.js';
import type {RowCells} from './row-cells.js';

/** Row `y` of a terminal that is so many columns wide, counted from 0. */
export type Painted = {readonly y: number; readonly row: RowCells; readonly columns: number};

/** Paints every cell of a row from the left end on, over anything. */
export function paintRow(pen: Pen, {y, row, columns}: Painted): void {
	const {characters, styles, fragile} = row;
	pen.moveTo(y, 0);
	for (const [x, character] of characters.entries()) {
		pen.moveTo(y, x);
		if (fragile?.has(x) === true) {
			putFragile(pen, {y, x, character, style: styles[x] ?? '', isWide: characters[x + 1] === ''});
		} else if (!(character === '' && fragile?.has(x - 1) === true)) {
			pen.put(character, styles[x] ?? '');
		}
	}

	if (characters.length >= columns) {
		return;
	}

	pen.moveTo(y, characters.length);
	pen.eraseRest();
}

type Fragile = {
	readonly y: number;
	readonly x: number;
	readonly character: string;
	readonly style: string;
	readonly isWide: boolean;
};

/** The cells are blanked first, in case the terminal draws the character narrower than it was counted. */
function putFragile(pen: Pen, {y, x, character, style, isWide}: Fragile): void {
	pen.put(' ', '');
	if (isWide) {
		pen.put(' ', '');
	}

	pen.moveTo(y, x);
	pen.put(character, style);
	pen.loseCursor();
}
