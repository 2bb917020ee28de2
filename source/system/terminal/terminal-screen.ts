import {paintDifference, paintPicture, type Picture} from './picture.js';
import {cellsOf} from './row-cells.js';
import type {StyledRow} from './styled-text.js';

/** The part of a terminal's stream that is used. */
export type TerminalOutput = {
	readonly columns: number;
	readonly rows: number;
	readonly write: (text: string) => unknown;
};

/**
 * The whole terminal as one picture. Each drawing sends the difference to the one before; what others write on it stays
 * until `repaint`.
 */
export type TerminalScreen = {
	/** Takes the terminal: the alternate screen, no cursor, no wrapping of rows. */
	readonly enter: () => void;
	/** Shows rows from the top, in one write; those that are the same objects as before are not looked at. */
	readonly draw: (rows: readonly StyledRow[]) => void;
	/** Shows the last rows again, whatever the terminal shows. */
	readonly repaint: () => void;
	/** Gives the terminal back as it was; once. */
	readonly leave: () => void;
};

/** A row that a terminal draws wider than we count must not go on in the next one, so that it does not wrap. */
const [enterSequence, leaveSequence] = [
	'\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l',
	'\u{1B}[m\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l',
];

type Shown = {readonly rows: readonly StyledRow[]; readonly picture: Picture; readonly columns: number};

export function createTerminalScreen(output: TerminalOutput): TerminalScreen {
	let isEntered = false;
	let shown: Shown | undefined;
	/** Whether the terminal shows what we believe. */
	let isKnown = false;

	function draw(rows: readonly StyledRow[]): void {
		const next = pictureOf(rows, output, shown);
		const bytes =
			isKnown && shown !== undefined && isSameSize(shown, next)
				? paintDifference(shown.picture, next.picture, next.columns)
				: paintPicture(next.picture, next.columns);
		shown = next;
		isKnown = isEntered;
		if (isEntered && bytes !== '') {
			output.write(bytes);
		}
	}

	return {
		enter() {
			isEntered = true;
			isKnown = false;
			output.write(enterSequence);
		},
		draw,
		repaint() {
			isKnown = false;
			draw(shown?.rows ?? []);
		},
		leave() {
			if (!isEntered) {
				return;
			}

			isEntered = false;
			output.write(leaveSequence);
		},
	};
}

function pictureOf(
	rows: readonly StyledRow[],
	{columns, rows: height}: TerminalOutput,
	before: Shown | undefined,
): Shown {
	const isComparable = before?.columns === columns;
	const picture = Array.from({length: height}, (_, y) => {
		const row = rows[y] ?? blankRow;
		const known = isComparable && before.rows[y] === row ? before.picture[y] : undefined;
		return known ?? cellsOf(row, columns);
	});
	return {rows, picture, columns};
}

const blankRow: StyledRow = [];

function isSameSize(one: Shown, other: Shown): boolean {
	return one.columns === other.columns && one.picture.length === other.picture.length;
}
