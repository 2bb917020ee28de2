import {styleLine, type Line, type StyledSpan} from '../ui/line/line.js';
import type {PlacedRow} from '../ui/placeholder.js';
import type {Theme} from '../ui/theme.js';

/** The row that the spinner turns in; undefined where none does. */
export function findSpinnerRow(lines: readonly Line[]): number | undefined {
	const index = lines.findIndex((line) => line.some(({meaning}) => meaning === 'spinner'));
	return index === -1 ? undefined : index;
}

type Arrangement = {
	/** As Ink has laid the rows out last; not used as long as it has not laid out as many as there are lines. */
	readonly placed: ReadonlyArray<PlacedRow | undefined>;
	readonly theme: Theme;
};

/** The lines as rows of the terminal: where Ink has placed them, with what it has drawn into them. */
export function arrangeRows(
	lines: readonly Line[],
	{placed, theme}: Arrangement,
): ReadonlyArray<readonly StyledSpan[]> {
	if (placed.length !== lines.length) {
		return lines.map((line) => styleLine(line, theme, ''));
	}

	return placed.map((row) => styleLine((row && lines[row.index]) ?? [], theme, row?.inset ?? ''));
}
