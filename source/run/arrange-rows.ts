import {styleLine, type Line, type StyledSpan} from '../ui/line/line.js';
import type {PlacedRow} from '../ui/placeholder.js';
import type {Theme} from '../ui/theme.js';

/** The row of the spinner; undefined if there is none. */
export function findSpinnerRow(lines: readonly Line[]): number | undefined {
	const index = lines.findIndex((line) => line.some(({meaning}) => meaning === 'spinner'));
	return index === -1 ? undefined : index;
}

type Arrangement = {
	/** The rows as Ink last laid them out; not used until it has laid out as many as there are lines. */
	readonly placed: ReadonlyArray<PlacedRow | undefined>;
	readonly theme: Theme;
};

/** The lines as rows of the terminal, in the order and with the insets of Ink's layout. */
export function arrangeRows(
	lines: readonly Line[],
	{placed, theme}: Arrangement,
): ReadonlyArray<readonly StyledSpan[]> {
	if (placed.length !== lines.length) {
		return lines.map((line) => styleLine(line, theme, ''));
	}

	return placed.map((row) => styleLine((row && lines[row.index]) ?? [], theme, row?.inset ?? ''));
}
