import {byteLength} from './byte-length.js';
import {paintDifference, paintPicture, type Picture} from './picture.js';
import {cellsOf} from './row-cells.js';
import type {StyledRow} from './styled-text.js';
import {noTitle} from './terminal-title.js';

/** The parts of a terminal's stream that are used. */
export type TerminalOutput = {
	readonly columns: number;
	readonly rows: number;
	readonly write: (text: string) => unknown;
};

/**
 * The whole terminal as one picture. `draw` sends the difference to the last picture; what other programs have written (wall,
 * the kernel) stays until `repaint`, or until something is drawn a minute or more after the last whole picture.
 */
export type TerminalScreen = {
	/** Enters the alternate screen, hides the cursor, disables wrapping. */
	readonly enter: () => void;
	/** Shows rows from the top, in one write. A row that is the same as before is not compared cell by cell. */
	readonly draw: (rows: readonly StyledRow[]) => void;
	/** Draws the last rows again in full, whatever the terminal shows. */
	readonly repaint: () => void;
	/**
	 * Sends an escape sequence that draws nothing, between two frames; false, and nothing is sent, while the terminal is not
	 * ours.
	 */
	readonly send: (sequence: string) => boolean;
	/** Sets the title of the terminal, now or when the screen is entered. */
	readonly setTitle: (title: string) => void;
	/** Restores the terminal; a second call does nothing. */
	readonly leave: () => void;
};

/** Without wrapping, a row that a terminal draws wider than it was counted does not continue in the next one. */
const enterSequence = '\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l';

/**
 * A terminal without an alternate screen, such as GNU screen with altscreen off, keeps the picture and the cursor in it: the
 * line feed in the last row makes a line for what comes next. The alternate screen goes with that line.
 */
function leaveSequenceOf({rows}: Pick<TerminalOutput, 'rows'>): string {
	return `\u{1B}[m\u{1B}[?7h\u{1B}[${rows};1H\r\n\u{1B}[?25h\u{1B}[?1049l`;
}

/** How long foreign text may stay, in ms. There is no timer for this: where nothing changes, nothing is sent. */
const repaintEveryMs = 60_000;
/** A large picture that hardly changes is painted less often: it would be most of what is sent. In bytes a second. */
const repaintRate = 25;

type Shown = {readonly rows: readonly StyledRow[]; readonly picture: Picture; readonly columns: number};

/** `now` is a monotonic time in ms. */
export function createTerminalScreen(output: TerminalOutput, now: () => number, title = noTitle): TerminalScreen {
	let isEntered = false;
	let shown: Shown | undefined;
	/** Whether the terminal shows `shown`. */
	let isKnown = false;
	let paintedMs = -Infinity;
	let sentBytes = 0;

	/** Whether the picture is at most half of what was sent since the last one, or little if it is spread over that time. */
	function isAffordable(painting: string): boolean {
		return byteLength(painting) <= Math.max(sentBytes / 2, (repaintRate * (now() - paintedMs)) / 1000);
	}

	function draw(rows: readonly StyledRow[]): void {
		const next = pictureOf(rows, output, shown);
		const difference =
			isKnown && shown !== undefined && isSameSize(shown, next)
				? paintDifference(shown.picture, next.picture, next.columns)
				: undefined;
		shown = next;
		isKnown = isEntered;
		if (!isEntered || difference === '') {
			return;
		}

		const isOld = now() - paintedMs >= repaintEveryMs;
		const painting = difference === undefined || isOld ? paintPicture(next.picture, next.columns) : '';
		if (difference === undefined || (isOld && isAffordable(painting))) {
			paintedMs = now();
			sentBytes = 0;
			output.write(painting);
		} else {
			sentBytes += byteLength(difference);
			output.write(difference);
		}
	}

	return {
		setTitle(text) {
			const sequence = title.change(text);
			if (isEntered && sequence !== '') {
				output.write(sequence);
			}
		},
		enter() {
			isEntered = true;
			isKnown = false;
			output.write(`${enterSequence}${title.enter()}`);
		},
		draw,
		repaint() {
			isKnown = false;
			draw(shown?.rows ?? []);
		},
		send(sequence) {
			if (isEntered) {
				output.write(sequence);
			}

			return isEntered;
		},
		leave() {
			if (!isEntered) {
				return;
			}

			isEntered = false;
			output.write(`${title.leave()}${leaveSequenceOf(output)}`);
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
		const known = isComparable && isSameRow(before.rows[y] ?? blankRow, row) ? before.picture[y] : undefined;
		return known ?? cellsOf(row, columns);
	});
	return {rows, picture, columns};
}

const blankRow: StyledRow = [];

function isSameRow(one: StyledRow, other: StyledRow): boolean {
	return (
		one === other ||
		(one.length === other.length &&
			one.every(({text, style}, index) => text === other[index]?.text && style === other[index].style))
	);
}

function isSameSize(one: Shown, other: Shown): boolean {
	return one.columns === other.columns && one.picture.length === other.picture.length;
}
