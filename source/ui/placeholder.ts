/** The first character of Unicode's private use area: no shown text contains these, and each takes one cell. */
const first = 0xe0_00;

/** The placeholder of row `index` in Ink's output. */
export function placeholderOf(index: number): string {
	return String.fromCodePoint(first + index);
}

/** A row as Ink has laid it out: its index, and what a component draws into it, such as the spinner. */
export type PlacedRow = {readonly index: number; readonly inset: string};

/** The rows of a frame of Ink from the top; undefined for a row without a placeholder. */
export function readPlacedRows(frame: string): ReadonlyArray<PlacedRow | undefined> {
	return frame.split('\n').map((row) => {
		const index = (row.codePointAt(0) ?? 0) - first;
		return index < 0 ? undefined : {index, inset: row.slice(1)};
	});
}
