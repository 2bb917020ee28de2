import {byteLength} from './byte-length.js';
import {changeRow} from './change-row.js';
import {paintRow} from './paint-row.js';
import {createPen} from './pen.js';
import type {RowCells} from './row-cells.js';

/** The content of a terminal: as many rows as it has, each at most as long as it is wide. */
export type Picture = readonly RowCells[];

/** The output that draws a picture, whatever the terminal shows. */
export function paintPicture(picture: Picture, columns: number): string {
	const pen = createPen();
	for (const [y, row] of picture.entries()) {
		paintRow(pen, {y, row, columns});
	}

	return pen.finish();
}

/**
 * The output that turns one picture into another of the same size: only cells that differ, in runs. Where painting the whole
 * picture is shorter, it is that.
 */
export function paintDifference(before: Picture, after: Picture, columns: number): string {
	const pen = createPen();
	for (const [y, row] of after.entries()) {
		const old = before[y];
		if (old === undefined) {
			paintRow(pen, {y, row, columns});
		} else if (old !== row) {
			changeRow(pen, {y, old, row, columns});
		}
	}

	const difference = pen.finish();
	return difference.length <= leastPainting(after) ? difference : shorter(difference, paintPicture(after, columns));
}

/** A lower bound for the length of `paintPicture`. */
function leastPainting(picture: Picture): number {
	let length = 0;
	for (const {characters} of picture) {
		length += characters.length / 2;
	}

	return length;
}

function shorter(one: string, other: string): string {
	return byteLength(one) <= byteLength(other) ? one : other;
}
