import stringWidth from 'fast-string-width';
import xterm, {type IBufferCell} from '@xterm/headless';
import {Unicode11Addon} from '@xterm/addon-unicode11';
import {ambiguousCharacter} from '../../source/text/ambiguous-width.js';

/** A colour of a terminal: its default, one of 256, or RGB. */
export type Color = {kind: 'default'} | {kind: 'palette'; index: number} | {kind: 'rgb'; value: number};

export type Cell = {
	/** Empty for a blank cell and for the right half of a wide character. */
	readonly text: string;
	/** 1, or 2 for a wide character; 0 for the right half of one. */
	readonly width: number;
	readonly foreground: Color;
	readonly background: Color;
	readonly isBold: boolean;
	readonly isDim: boolean;
	readonly isItalic: boolean;
	readonly isUnderlined: boolean;
	readonly isInverse: boolean;
};

export type Size = {readonly columns: number; readonly rows: number};

export type EmulatorOptions = {
	/** Without a terminal driver, which adds a carriage return to each line feed. */
	readonly isBare?: boolean;
	/** For East Asia: characters of ambiguous width (UAX #11) are drawn in two cells. */
	readonly isAmbiguousWide?: boolean;
	/** The answer to a question for the background, such as `rgb:ffff/ffff/ffff`; without it there is no answer. */
	readonly background?: string | undefined;
};

export type Emulator = ReturnType<typeof createEmulator>;

/** A terminal emulator. */
export function createEmulator({columns, rows}: Size, options: EmulatorOptions = {}) {
	const {isBare = false, isAmbiguousWide = false, background} = options;
	const terminal = new xterm.Terminal({cols: columns, rows, scrollback: 0, convertEol: isBare, allowProposedApi: true});
	// Without it an emoji is one column wide.
	terminal.loadAddon(new Unicode11Addon());
	terminal.unicode.activeVersion = '11';
	if (isAmbiguousWide) {
		terminal.unicode.register(eastAsianWidths);
		terminal.unicode.activeVersion = eastAsianWidths.version;
	}

	terminal.parser.registerOscHandler(11, (data) => {
		if (data === '?' && background !== undefined) {
			terminal.input(`\u{1B}]11;${background}\u{1B}\\`, false);
		}

		return true;
	});
	const cursor = watchCursor(terminal);
	const lineAt = (y: number) => terminal.buffer.active.getLine(terminal.buffer.active.viewportY + y);
	return {
		/** Takes the output of a program; resolves when it is on the screen. */
		async write(bytes: string | Uint8Array): Promise<void> {
			await new Promise<void>((resolve) => {
				terminal.write(bytes, resolve);
			});
		},
		/** Called with the terminal's answers to queries of the program. */
		onAnswer(listener: (answer: string) => void): void {
			terminal.onData(listener);
		},
		resize(size: Size): void {
			terminal.resize(size.columns, size.rows);
		},
		/** Every row, blanks at the end cut. What a resize left beyond the last column is not on the screen. */
		lines: (): string[] =>
			Array.from({length: terminal.rows}, (_, y) => lineAt(y)?.translateToString(true, 0, terminal.cols) ?? ''),
		cell(x: number, y: number): Cell {
			const cell = lineAt(y)?.getCell(x);
			if (cell === undefined) {
				throw new RangeError(`no cell at column ${x} of row ${y}`);
			}

			return readCell(cell);
		},
		get size(): Size {
			return {columns: terminal.cols, rows: terminal.rows};
		},
		get isAlternate(): boolean {
			return terminal.buffer.active.type === 'alternate';
		},
		get isCursorShown(): boolean {
			return cursor.isShown;
		},
		/** Whether text goes on in the next row at the end of one. */
		get isWrapping(): boolean {
			return terminal.modes.wraparoundMode;
		},
		dispose(): void {
			terminal.dispose();
		},
	};
}

function cellsOf(codepoint: number): 0 | 1 | 2 {
	const character = String.fromCodePoint(codepoint);
	if (ambiguousCharacter.test(character)) {
		return 2;
	}

	const width = stringWidth(character);
	return width === 0 || width === 2 ? width : 1;
}

/** Properties are packed as in the emulator's own tables: the width in the second and third bit, joining in the first. */
const eastAsianWidths = {
	version: 'east-asian',
	wcwidth: cellsOf,
	charProperties(codepoint: number, preceding: number): number {
		const width = cellsOf(codepoint);
		const before = Math.floor(preceding / 2) % 4;
		const isJoined = width === 0 && before > 0;
		return 2 * (isJoined ? before : width) + (isJoined ? 1 : 0);
	},
} as const;

/** The emulator keeps to itself whether the cursor is shown. */
function watchCursor(terminal: xterm.Terminal): {isShown: boolean} {
	const cursor = {isShown: true};
	const visibility = 25;
	for (const [final, isShown] of [
		['h', true],
		['l', false],
	] as const) {
		terminal.parser.registerCsiHandler({prefix: '?', final}, (parameters) => {
			cursor.isShown = parameters.includes(visibility) ? isShown : cursor.isShown;
			return false;
		});
	}

	return cursor;
}

function readCell(cell: IBufferCell): Cell {
	return {
		text: cell.getChars(),
		width: cell.getWidth(),
		foreground: colorOf({isRgb: cell.isFgRGB(), isPalette: cell.isFgPalette(), value: cell.getFgColor()}),
		background: colorOf({isRgb: cell.isBgRGB(), isPalette: cell.isBgPalette(), value: cell.getBgColor()}),
		isBold: cell.isBold() !== 0,
		isDim: cell.isDim() !== 0,
		isItalic: cell.isItalic() !== 0,
		isUnderlined: cell.isUnderline() !== 0,
		isInverse: cell.isInverse() !== 0,
	};
}

function colorOf({isRgb, isPalette, value}: {isRgb: boolean; isPalette: boolean; value: number}): Color {
	if (isRgb) {
		return {kind: 'rgb', value};
	}

	return isPalette ? {kind: 'palette', index: value} : {kind: 'default'};
}
