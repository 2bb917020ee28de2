import type {State} from '../monitor/state.js';
import type {Style} from '../report/plain.js';
import type {TerminalOutput, TerminalScreen} from '../system/terminal/terminal-screen.js';
import {spellCells, type Charset} from '../text/charset.js';
import {createFrame} from '../ui/create-frame.js';
import type {Frame} from '../ui/frame.js';
import type {PlacedRow} from '../ui/placeholder.js';
import {drawScreen} from '../ui/screen-lines.js';
import type {Theme} from '../ui/theme.js';
import {arrangeRows, findSpinnerRow} from './arrange-rows.js';
import type {LayoutStore} from './layout.js';

export type DrawingOptions = {
	readonly getState: () => State;
	readonly terminal: Pick<TerminalScreen, 'draw'>;
	/** Says how large the terminal is until a fact does. */
	readonly output: Pick<TerminalOutput, 'columns' | 'rows'>;
	/** Takes what Ink is to lay out. */
	readonly layout: Pick<LayoutStore, 'set'>;
	readonly style: Style;
	readonly theme: Theme;
	/** What the header says of a simulated world; '' for a real one. */
	readonly badge: string;
	readonly hasKeys: boolean;
};

export type Drawing = {
	/** Draws the present state. */
	readonly draw: () => void;
	/** The present state as screens take it. */
	readonly frame: () => Frame;
	/** Draws in another charset from the next frame on. */
	readonly setCharset: (charset: Charset) => void;
	/** The theme of the next frame. */
	readonly theme: () => Theme;
	/** Draws in another theme from the next frame on. */
	readonly setTheme: (theme: Theme) => void;
	/** Takes the rows as Ink has laid them out; whether they are to be drawn otherwise than before. */
	readonly place: (rows: ReadonlyArray<PlacedRow | undefined>) => boolean;
};

export function createDrawing(options: DrawingOptions): Drawing {
	const {getState, terminal, output, layout, style, badge, hasKeys} = options;
	let {charset = 'unicode'} = style;
	let {theme} = options;
	let placed: ReadonlyArray<PlacedRow | undefined> = [];

	function frame(): Frame {
		const state = getState();
		const {columns, rows} = state.size ?? output;
		return createFrame({...style, charset, state, columns, rows, badge, hasKeys});
	}

	return {
		draw() {
			const lines = drawScreen(frame());
			layout.set({rows: lines.length, spinnerRow: findSpinnerRow(lines)});
			terminal.draw(arrangeRows(lines, {placed, theme}));
		},
		frame,
		setCharset(next) {
			charset = next;
		},
		theme: () => theme,
		setTheme(next) {
			theme = next;
		},
		place(laidOut) {
			const rows = laidOut.map((row) => row && {...row, inset: spellCells(row.inset, charset)});
			const isOther = rows.length !== placed.length || rows.some((row, y) => row?.inset !== placed[y]?.inset);
			placed = rows;
			return isOther;
		},
	};
}
