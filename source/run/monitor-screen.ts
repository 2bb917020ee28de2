import type {ReadStream, WriteStream} from 'node:tty';
import {onChange} from '../monitor/on-change.js';
import type {Clock} from '../system/clock.js';
import {createFrames} from '../system/frames.js';
import {isAmbiguousWide} from '../system/terminal/ambiguous-width.js';
import {createSizedOutput} from '../system/terminal/sized-output.js';
import {createTerminalScreen} from '../system/terminal/terminal-screen.js';
import type {AppProps} from '../ui/app.js';
import type {Frame} from '../ui/frame.js';
import {keyContextOf} from '../ui/key-context.js';
import {readKeys} from '../ui/read-keys.js';
import type {InkOptions, InkScreen} from './ink.js';
import {createLayout} from './layout.js';
import type {Monitor} from './monitor.js';
import {createFrameRequests} from './request-frame.js';
import {createDrawing, type Drawing, type DrawingOptions} from './screen-drawing.js';
import {createTerminalLoan, type TerminalLoanOptions} from './terminal-loan.js';

export type MonitorScreenOptions = Pick<DrawingOptions, 'style' | 'theme' | 'badge'> &
	Pick<TerminalLoanOptions, 'stop'> & {
		/** Keys are read if it is a terminal. */
		readonly stdin: ReadStream;
		readonly stdout: WriteStream;
		readonly stderr: WriteStream;
		/** How long the terminal may take to answer how wide its characters are, in ms; undefined to not ask. */
		readonly probeLimitMs?: number | undefined;
		/** Real time: frames are drawn for a reader. */
		readonly clock: Pick<Clock, 'monotonic' | 'sleep'>;
		/** Nothing is drawn any more once it is aborted. */
		readonly signal: AbortSignal;
	};

export type MonitorScreen = {
	/** Gives the terminal back, at once; the keyboard as soon as possible. */
	readonly close: () => void;
	/** Resolves when the keyboard has been given back; rejects with what Ink has thrown. */
	readonly waitUntilExit: () => Promise<unknown>;
	/** The present state as the screen draws it. */
	readonly frame: () => Frame;
};

/**
 * Shows a monitor on a terminal. The first frame is written before Ink is loaded; from then on Ink reads the keys, lays
 * out the rows and turns the spinner. A frame is the same pure function of the state either way.
 */
export function openMonitorScreen(monitor: Monitor, options: MonitorScreenOptions): MonitorScreen {
	const {store, dispatch} = monitor;
	const {stdin, stdout, stderr, style, theme, badge, stop, clock, signal} = options;
	const output = createSizedOutput(stdout);
	const terminal = createTerminalScreen(output, clock.monotonic);
	const layout = createLayout();
	const drawing = createDrawing({
		getState: store.getState,
		terminal,
		output,
		layout,
		style,
		theme,
		badge,
		// Absent, not false, where standard input is a file or a pipe.
		hasKeys: stdin.isTTY,
	});
	const {draw} = drawing;
	const frames = createFrames({clock, draw, signal});
	const loan = createTerminalLoan({terminal, stop, draw, signal});
	const resize = () => {
		dispatch({type: 'resized', columns: output.columns, rows: output.rows});
	};

	takeKeyboard(stdin);
	terminal.enter();
	const inkModule = import('./ink.js');
	const probed = probe({...options, nextReader: inkModule}, () => {
		drawing.setCharset('wideAmbiguous');
		draw();
		terminal.repaint();
	});
	resize();
	draw();
	stdout.on('resize', resize);
	const unsubscribers = [
		store.subscribe(createFrameRequests(frames, store.getState)),
		onChange(store, ({view}) => view.redraws, terminal.repaint),
		onChange(store, ({view}) => view.suspends, loan.suspend),
		onChange(store, ({view}) => view.returns, loan.resume),
	];
	const ink = loadInk(probed, {
		stdin,
		stderr,
		layout,
		onInput: createKeyReader(monitor, drawing),
		onReady: loan.setKeyboard,
		onRows(rows) {
			if (drawing.place(rows)) {
				frames.requestNow();
			}
		},
	});
	return {
		close() {
			for (const unsubscribe of unsubscribers) {
				unsubscribe();
			}

			stdout.off('resize', resize);
			terminal.leave();
			void unmount(ink);
		},
		waitUntilExit: async () => waitFor(ink),
		frame: drawing.frame,
	};
}

/** Before anything is drawn: the terminal would echo keys that are pressed early onto the screen. */
function takeKeyboard(stdin: ReadStream): void {
	if (stdin.isTTY) {
		stdin.setRawMode(true);
	}
}

/**
 * Asks a terminal how wide it draws our signs, and calls `onWide` if that is too wide. The first frame does not wait for the
 * answer. Signs in ASCII and letters that are escaped have the same width everywhere.
 */
type ProbeOptions = MonitorScreenOptions & {readonly nextReader: Promise<unknown>};

async function probe(options: ProbeOptions, onWide: () => void): Promise<void> {
	const {stdin, stdout, clock, signal, style, probeLimitMs, nextReader} = options;
	if (probeLimitMs === undefined || style.charset === 'ascii' || !stdin.isTTY) {
		return;
	}

	const isWide = await isAmbiguousWide({
		input: stdin,
		output: stdout,
		clock,
		limitMs: probeLimitMs,
		nextReader,
		signal,
	});
	if (isWide && !signal.aborted) {
		onWide();
	}
}

/** Keys are read when the probe is over: its answer comes between them. */
async function loadInk(probed: Promise<void>, options: InkOptions): Promise<InkScreen> {
	const [{openInk}] = await Promise.all([import('./ink.js'), probed]);
	return openInk(options);
}

async function unmount(ink: Promise<InkScreen>): Promise<void> {
	const screen = await ink;
	screen.unmount();
}

async function waitFor(ink: Promise<InkScreen>): Promise<unknown> {
	const screen = await ink;
	return screen.waitUntilExit();
}

function createKeyReader({command}: Monitor, {frame}: Drawing): AppProps['onInput'] {
	return (input, key) => {
		for (const action of readKeys(input, key, keyContextOf(frame()))) {
			// No screen has a text field that letters could go to.
			if (action.type === 'command') {
				command(action.command);
			}
		}
	};
}
