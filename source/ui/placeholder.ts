/** The first character of Unicode's private use area: no text that is shown holds one, and all are of one cell. */
const first = 0xe0_00;

/** Stands for row `index` of the screen in what Ink renders. */
export function placeholderOf(index: number): string {
	return String.fromCodePoint(first + index);
}

/** A row as Ink has placed it: which one it is, and what is drawn into it by a component, such as the spinner's sign. */
export type PlacedRow = {readonly index: number; readonly inset: string};

/** The rows of a frame that Ink has rendered, from the top; a row without a placeholder is left blank. */
export function readPlacedRows(frame: string): ReadonlyArray<PlacedRow | undefined> {
	return frame.split('\n').map((row) => {
		const index = (row.codePointAt(0) ?? 0) - first;
		return index < 0 ? undefined : {index, inset: row.slice(1)};
	});
}
