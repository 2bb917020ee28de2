import type {ReadStream, WriteStream} from 'node:tty';
import type {Fact} from '../monitor/fact.js';
import {onChange} from '../monitor/on-change.js';
import {hasNews} from '../monitor/select/has-news.js';
import {selectRestores} from '../monitor/select/restores.js';
import {screenOf, type State} from '../monitor/state.js';
import type {Style} from '../report/plain.js';
import type {Clock} from '../system/clock.js';
import {createFrames} from '../system/frames.js';
import {createTerminalScreen} from '../system/terminal/terminal-screen.js';
import type {AppProps} from '../ui/app.js';
import type {Frame} from '../ui/frame.js';
import {modeOf} from '../ui/keymap.js';
import type {PlacedRow} from '../ui/placeholder.js';
import {readKeys} from '../ui/read-keys.js';
import {drawScreen} from '../ui/screen-lines.js';
import {eventRowsOf} from '../ui/screens/overview.js';
import type {Theme} from '../ui/theme.js';
import {arrangeRows, findSpinnerRow} from './arrange-rows.js';
import type {InkOptions, InkScreen} from './ink.js';
import {createLayout} from './layout.js';
import type {Monitor} from './monitor.js';
import {createTerminalLoan} from './terminal-loan.js';

export type MonitorScreenOptions = {
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	readonly stderr: WriteStream;
	readonly style: Style;
	readonly theme: Theme;
	/** What the header says of a simulated world; '' for a real one. */
	readonly badge: string;
	/** Stops the program while the terminal is not its own; resolves when it goes on. */
	readonly stop: () => Promise<void>;
	/** Real time: frames are drawn for a reader. */
	readonly clock: Pick<Clock, 'sleep'>;
	/** Nothing is drawn any more once it is aborted. */
	readonly signal: AbortSignal;
};

export type MonitorScreen = {
	/** Gives the terminal back, at once; the keyboard as soon as possible. */
	readonly close: () => void;
	/** Resolves when the keyboard has been given back; rejects with what Ink has thrown. */
	readonly waitUntilExit: () => Promise<unknown>;
};

/**
 * Shows a monitor on a terminal. The first frame is written before Ink is loaded; from then on Ink reads the keys, lays
 * out the rows and turns the spinner. A frame is the same pure function of the state either way.
 */
export function openMonitorScreen(monitor: Monitor, options: MonitorScreenOptions): MonitorScreen {
	const {store, dispatch} = monitor;
	const {stdin, stdout, theme, signal} = options;
	const terminal = createTerminalScreen(stdout);
	const layout = createLayout();
	let placed: ReadonlyArray<PlacedRow | undefined> = [];
	let shown = store.getState();

	function draw(): void {
		shown = store.getState();
		const lines = drawScreen(frameOf(shown, options));
		layout.set({rows: lines.length, spinnerRow: findSpinnerRow(lines)});
		terminal.draw(arrangeRows(lines, {placed, theme}));
	}

	const resize = () => {
		dispatch({type: 'resized', columns: stdout.columns, rows: stdout.rows});
	};

	const frames = createFrames({clock: options.clock, draw, signal});
	const loan = createTerminalLoan({terminal, stop: options.stop, draw, signal});
	if (stdin.isTTY) {
		stdin.setRawMode(true);
	}

	terminal.enter();
	resize();
	draw();
	stdout.on('resize', resize);
	const unsubscribe = [
		store.subscribe((fact) => {
			requestFrame(frames, {fact, shown, state: store.getState()});
		}),
		onChange(store, ({view}) => view.redraws, terminal.repaint),
		onChange(store, ({view}) => view.suspends, loan.suspend),
		onChange(store, ({view}) => view.returns, loan.resume),
	];
	const ink = loadInk({
		stdin,
		stderr: options.stderr,
		layout,
		onInput: createKeyReader(monitor, options),
		onReady: loan.setKeyboard,
		onRows(rows) {
			const isOther = rows.length !== placed.length || rows.some((row, y) => row?.inset !== placed[y]?.inset);
			placed = rows;
			if (isOther) {
				frames.requestNow();
			}
		},
	});
	return {
		close() {
			for (const end of unsubscribe) {
				end();
			}

			stdout.off('resize', resize);
			terminal.leave();
			void unmount(ink);
		},
		waitUntilExit: async () => (await ink).waitUntilExit(),
	};
}

async function loadInk(options: InkOptions): Promise<InkScreen> {
	const {openInk} = await import('./ink.js');
	return openInk(options);
}

async function unmount(ink: Promise<InkScreen>): Promise<void> {
	(await ink).unmount();
}

type Step = {readonly fact: Fact; readonly shown: State; readonly state: State};

/** What is shown changes with time alone no more often than this, in ms: ages and durations go in such steps. */
const calmStepMs = 5000;

/** A key is answered at once; what was read is drawn when all of its step has been, and time in its own steps. */
function requestFrame(frames: ReturnType<typeof createFrames>, {fact, shown, state}: Step): void {
	if (fact.type === 'commanded' || fact.type === 'resized') {
		frames.requestNow();
		return;
	}

	const isTimeDue = Math.floor(state.now.at / calmStepMs) !== Math.floor(shown.now.at / calmStepMs);
	if (isTimeDue || hasNews(shown, state)) {
		frames.request();
	}

	if (stepEnds.has(fact.type)) {
		frames.endStep();
	}
}

/** After these nothing more is to come for a while. */
const stepEnds: ReadonlySet<Fact['type']> = new Set(['roundEnded', 'progressRead', 'sqlFailed', 'ticked']);

function createKeyReader({store, command}: Monitor, options: MonitorScreenOptions): AppProps['onInput'] {
	return (input, key) => {
		const state = store.getState();
		const context = {mode: modeOf(screenOf(state.view)), eventRows: eventRowsOf(frameOf(state, options))};
		for (const action of readKeys(input, key, context)) {
			// No screen has a text field that letters could go to.
			if (action.type === 'command') {
				command(action.command);
			}
		}
	};
}

function frameOf(state: State, {stdout, style, badge}: MonitorScreenOptions): Frame {
	const {columns, rows} = state.size ?? stdout;
	return {...style, state, restores: selectRestores(state), columns, rows, badge};
}
