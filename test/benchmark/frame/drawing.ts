import {Buffer} from 'node:buffer';
import {english} from '../../../source/locale/en.js';
import {selectShown} from '../../../source/monitor/select/shown.js';
import type {State} from '../../../source/monitor/state.js';
import {arrangeRows} from '../../../source/run/arrange-rows.js';
import {createTerminalScreen} from '../../../source/system/terminal/terminal-screen.js';
import {paint, type Line} from '../../../source/ui/line/line.js';
import {drawScreen} from '../../../source/ui/screen-lines.js';
import {createTheme} from '../../../source/ui/theme.js';
import {measureCpu} from './cpu.js';
import {renderWithInk} from './ink-peer.js';
import {createFleetState, createRound, foldRound} from './rounds.js';

const size = {columns: 200, rows: 60} as const;
const theme = createTheme(3);

/** CPU ms of a frame and of its parts, and of what else could be done with the same lines; means over some frames. */
export type DrawingCost = {
	readonly select: number;
	readonly draw: number;
	/** Taking rows apart into cells and finding what differs. */
	readonly difference: number;
	readonly differenceBytes: number;
	/** The same lines painted on an empty screen. */
	readonly anew: number;
	readonly anewBytes: number;
	/** The same lines as one text of Ink each. */
	readonly ink: number;
};

/** Drawing a fleet after each of so many rounds, when the code has been compiled in as many. */
export function measureDrawing(restores: number, frames: number): DrawingCost {
	const states = createStates(restores, 2 * frames);
	const terminal = createCountedScreen();
	drawAll(states.slice(0, frames), terminal);
	return drawAll(states.slice(frames), terminal);
}

function createStates(restores: number, count: number): readonly State[] {
	let state = createFleetState(restores);
	return Array.from({length: count}, (_, index) => {
		state = foldRound(state, index + 1, createRound(index + 1, restores));
		return state;
	});
}

function drawAll(states: readonly State[], terminal: ReturnType<typeof createCountedScreen>): DrawingCost {
	const costs = states.map((state) => drawOne(state, terminal));
	const mean = (key: keyof DrawingCost) => costs.reduce((sum, cost) => sum + cost[key], 0) / costs.length;
	return {
		select: mean('select'),
		draw: mean('draw'),
		difference: mean('difference'),
		differenceBytes: mean('differenceBytes'),
		anew: mean('anew'),
		anewBytes: mean('anewBytes'),
		ink: mean('ink'),
	};
}

function drawOne(state: State, terminal: ReturnType<typeof createCountedScreen>): DrawingCost {
	let lines: readonly Line[] = [];
	const select = measureCpu(() => {
		selectShown(state);
	});
	const draw = measureCpu(() => {
		lines = drawScreen({
			state,
			restores: selectShown(state),
			candidates: selectShown(state),
			pause: undefined,
			...size,
			words: english,
			zone: 'utc',
			charset: 'unicode',
			badge: '',
			hasKeys: true,
		});
	});
	const bytesBefore = terminal.bytes();
	const difference = measureCpu(() => {
		terminal.draw(lines);
	});
	const empty = createCountedScreen();
	const anew = measureCpu(() => {
		empty.draw(lines);
	});
	const painted = lines.map((line) => paint(line, theme));
	const ink = measureCpu(() => {
		renderWithInk(painted, size.columns);
	});
	const differenceBytes = terminal.bytes() - bytesBefore;
	return {select, draw, difference, differenceBytes, anew, anewBytes: empty.bytes(), ink};
}

/** A terminal that only counts what it is sent to show lines. */
function createCountedScreen() {
	let bytes = 0;
	const output = {
		...size,
		write(text: string) {
			bytes += Buffer.byteLength(text);
		},
	};
	// Without time no frame is painted whole for foreign text.
	const screen = createTerminalScreen(output, () => 0);
	screen.enter();
	bytes = 0;
	return {
		bytes: () => bytes,
		draw(lines: readonly Line[]) {
			screen.draw(arrangeRows(lines, {placed: [], theme}));
		},
	};
}
