import {createPen, moveFrom, transition, type Pen} from './pen.js';
import type {RowCells} from './row-cells.js';

/** What a terminal shows: as many rows as it has, each at most as long as it is wide. */
export type Picture = readonly RowCells[];

/** What a terminal is sent that shows anything at all, to show a picture. Nothing of what it showed stays. */
export function paintPicture(picture: Picture, columns: number): string {
	const pen = createPen();
	for (const [y, row] of picture.entries()) {
		paintRow(pen, y, {row, columns});
	}

	return pen.finish();
}

/**
 * What turns one picture into another of the same size: cells that differ, in runs, and nothing is erased that stays. It is
 * never longer than painting anew, which takes its place where it is shorter.
 */
export function paintDifference(before: Picture, after: Picture, columns: number): string {
	const pen = createPen();
	for (const [y, row] of after.entries()) {
		const old = before[y];
		if (old === undefined) {
			paintRow(pen, y, {row, columns});
		} else if (old !== row) {
			changeRow(pen, y, {old, row, columns});
		}
	}

	const difference = pen.finish();
	return difference.length <= leastPainting(after) ? difference : shorter(difference, paintPicture(after, columns));
}

/** Painting a picture takes no fewer characters than this. */
function leastPainting(picture: Picture): number {
	let length = 0;
	for (const {characters} of picture) {
		length += characters.length / 2;
	}

	return length;
}

const encoder = new TextEncoder();

function shorter(one: string, other: string): string {
	return encoder.encode(one).length <= encoder.encode(other).length ? one : other;
}

type Painted = {readonly row: RowCells; readonly columns: number};

/** Every cell from the left end on, whatever stood there. */
function paintRow(pen: Pen, y: number, {row, columns}: Painted): void {
	const {characters, styles, fragile} = row;
	pen.moveTo(y, 0);
	for (const [x, character] of characters.entries()) {
		pen.moveTo(y, x);
		if (fragile?.has(x) === true) {
			putFragile(pen, y, {x, character, style: styles[x] ?? '', isWide: characters[x + 1] === ''});
		} else if (!(character === '' && fragile?.has(x - 1) === true)) {
			pen.put(character, styles[x] ?? '');
		}
	}

	if (!(characters.length < columns)) {
		return;
	}

	pen.moveTo(y, characters.length);
	pen.eraseRest();
}

type Fragile = {readonly x: number; readonly character: string; readonly style: string; readonly isWide: boolean};

/** The cells are blanked first: where the terminal draws the character narrower than it was counted, none shows what was. */
function putFragile(pen: Pen, y: number, {x, character, style, isWide}: Fragile): void {
	pen.put(' ', '');
	if (isWide) {
		pen.put(' ', '');
	}

	pen.moveTo(y, x);
	pen.put(character, style);
	pen.loseCursor();
}

type Change = Painted & {readonly old: RowCells};

function changeRow(pen: Pen, y: number, change: Change): void {
	const {old, row} = change;
	let start = nextChange(change, 0);
	if (start === undefined) {
		return;
	}

	if (old.fragile !== undefined || row.fragile !== undefined) {
		paintRow(pen, y, change);
		return;
	}

	while (start !== undefined) {
		const end = endOfRun(change, start);
		putRun(pen, y, {...change, start, end});
		start = nextChange(change, end);
	}
}

/** The first cell from `x` on that is to change; undefined if none is. */
function nextChange(change: Change, x: number): number | undefined {
	const {old, row} = change;
	const length = Math.max(old.characters.length, row.characters.length);
	for (let at = x; at < length; at++) {
		if (isChanged(change, at)) {
			return at;
		}
	}

	return undefined;
}

function isChanged({old, row}: Change, x: number): boolean {
	return characterAt(old, x) !== characterAt(row, x) || styleAt(old, x) !== styleAt(row, x);
}

function characterAt({characters}: RowCells, x: number): string {
	return characters[x] ?? ' ';
}

function styleAt({styles}: RowCells, x: number): string {
	return styles[x] ?? '';
}

/** A gap is not worth more bytes than this to anybody who could move over it. */
const longestGap = 12;

/** The end of the run that begins at `start`: unchanged cells within it are written again where moving costs more. */
function endOfRun(change: Change, start: number): number {
	let end = start + 1;
	for (;;) {
		const isHalf = characterAt(change.row, end) === '';
		if (isHalf || (end < lengthOf(change) && isChanged(change, end))) {
			end++;
			continue;
		}

		const next = nextChange(change, end);
		if (
			next === undefined ||
			next - end > longestGap ||
			costOfMoving(change, end, next) < costOfWriting(change, end, next)
		) {
			return end;
		}

		end = next + 1;
	}
}

function lengthOf({old, row}: Change): number {
	return Math.max(old.characters.length, row.characters.length);
}

/** The bytes between two runs: over the gap, and into the style of the next one. */
function costOfMoving({row}: Change, from: number, to: number): number {
	return moveFrom({y: 0, x: from}, {y: 0, x: to}).length + transition(styleAt(row, from - 1), styleAt(row, to)).length;
}

function costOfWriting({row}: Change, from: number, to: number): number {
	let cost = 0;
	let style = styleAt(row, from - 1);
	for (let x = from; x <= to; x++) {
		const next = styleAt(row, x);
		cost += transition(style, next).length + (x < to ? bytesOf(characterAt(row, x)) : 0);
		style = next;
	}

	return cost;
}

function bytesOf(character: string): number {
	return character <= '~' ? character.length : encoder.encode(character).length;
}

type Run = Change & {readonly start: number; readonly end: number};

function putRun(pen: Pen, y: number, {row, columns, start, end}: Run): void {
	const {length} = row.characters;
	pen.moveTo(y, start);
	for (let x = start; x < Math.min(end, length); x++) {
		pen.put(characterAt(row, x), styleAt(row, x));
	}

	const blankFrom = Math.max(start, length);
	if (end - blankFrom > longestBlank) {
		pen.eraseRest();
	} else {
		for (let x = blankFrom; x < Math.min(end, columns); x++) {
			pen.put(' ', '');
		}
	}
}

/** More blanks at the end of a row take more bytes than erasing them. */
const longestBlank = 3;
