import {byteLength} from './byte-length.js';
import {changeRow} from './change-row.js';
import {paintRow} from './paint-row.js';
import {createPen} from './pen.js';
import type {RowCells} from './row-cells.js';

/** What a terminal shows: as many rows as it has, each at most as long as it is wide. */
export type Picture = readonly RowCells[];

/** What a terminal is sent that shows anything at all, to show a picture. Nothing of what it showed stays. */
export function paintPicture(picture: Picture, columns: number): string {
	const pen = createPen();
	for (const [y, row] of picture.entries()) {
		paintRow(pen, {y, row, columns});
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
			paintRow(pen, {y, row, columns});
		} else if (old !== row) {
			changeRow(pen, {y, old, row, columns});
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

function shorter(one: string, other: string): string {
	return byteLength(one) <= byteLength(other) ? one : other;
}
