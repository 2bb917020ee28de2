import {byteLength} from './byte-length.js';
import {paintRow, type Painted} from './paint-row.js';
import {moveFrom, transition, type Pen} from './pen.js';
import type {RowCells} from './row-cells.js';

/** A row and what the terminal shows in its place. */
export type Change = Painted & {readonly old: RowCells};

/**
 * Paints the cells of a row that differ. A row with characters of doubtful width is painted whole, so that it comes out as
 * if it had been painted over nothing.
 */
export function changeRow(pen: Pen, change: Change): void {
	const {old, row} = change;
	let start = nextChange(change, 0);
	if (start === undefined) {
		return;
	}

	if (old.fragile !== undefined || row.fragile !== undefined) {
		paintRow(pen, change);
		return;
	}

	while (start !== undefined) {
		const end = endOfRun(change, start);
		putRun(pen, {...change, start, end});
		start = nextChange(change, end);
	}
}

/** The first cell from `x` on that changes; undefined if none does. */
function nextChange(change: Change, x: number): number | undefined {
	const length = lengthOf(change);
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

/** Moving over a gap never takes more bytes than writing this many cells. */
const longestGap = 12;

/** The end of the run from `start`: unchanged cells in it are written again where moving over them takes more bytes. */
function endOfRun(change: Change, start: number): number {
	let end = start + 1;
	for (;;) {
		const isHalf = characterAt(change.row, end) === '';
		if (isHalf || (end < lengthOf(change) && isChanged(change, end))) {
			end++;
			continue;
		}

		const next = nextChange(change, end);
		if (next === undefined || isMovedOver(change, {from: end, to: next})) {
			return end;
		}

		end = next + 1;
	}
}

function isMovedOver(change: Change, gap: Gap): boolean {
	return gap.to - gap.from > longestGap || costOfMoving(change, gap) < costOfWriting(change, gap);
}

function lengthOf({old, row}: Change): number {
	return Math.max(old.characters.length, row.characters.length);
}

type Gap = {readonly from: number; readonly to: number};

/** The bytes of moving over a gap and changing to the style behind it. */
function costOfMoving({row}: Change, {from, to}: Gap): number {
	return moveFrom({y: 0, x: from}, {y: 0, x: to}).length + transition(styleAt(row, from - 1), styleAt(row, to)).length;
}

function costOfWriting({row}: Change, {from, to}: Gap): number {
	let cost = 0;
	let style = styleAt(row, from - 1);
	for (let x = from; x <= to; x++) {
		const next = styleAt(row, x);
		cost += transition(style, next).length + (x < to ? byteLength(characterAt(row, x)) : 0);
		style = next;
	}

	return cost;
}

type Run = Change & {readonly start: number; readonly end: number};

function putRun(pen: Pen, {y, row, columns, start, end}: Run): void {
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

/** More blanks at the end of a row would take more bytes than erasing it. */
const longestBlank = 3;
