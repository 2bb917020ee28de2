import type {ReadStream, WriteStream} from 'node:tty';
import {onChange} from '../monitor/on-change.js';
import {systemClock, type Clock} from '../system/clock.js';
import {createFrames} from '../system/frames.js';
import {openKeyboard} from '../system/keyboard.js';
import {createWidthProbe} from '../system/terminal/ambiguous-width.js';
import {createBackgroundProbe} from '../system/terminal/background.js';
import {createSizedOutput} from '../system/terminal/sized-output.js';
import {createTerminalScreen} from '../system/terminal/terminal-screen.js';
import {createTerminalTitle, noTitle} from '../system/terminal/terminal-title.js';
import type {InputToken} from '../text/terminal-input/input-token.js';
import type {Frame} from '../ui/frame.js';
import {keyContextOf} from '../ui/key-context.js';
import {readKey} from '../ui/read-keys.js';
import type {Theme} from '../ui/theme.js';
import type {InkOptions, InkScreen} from './ink.js';
import {createLayout} from './layout.js';
import type {Monitor} from './monitor.js';
import {followNotes, type NoteOptions, type NoteOutputs} from './notes.js';
import {alertTerminal, type TerminalAlertsOptions} from './notify.js';
import {createFrameRequests} from './request-frame.js';
import type {ThemeOn} from './screen-theme.js';
import {createDrawing, type Drawing, type DrawingOptions} from './screen-drawing.js';
import {createTerminalLoan, type TerminalLoanOptions} from './terminal-loan.js';

export type MonitorScreenOptions = Pick<DrawingOptions, 'style' | 'theme' | 'badge'> &
	Pick<TerminalLoanOptions, 'stop' | 'isInForeground' | 'awaitForeground'> &
	Pick<TerminalAlertsOptions, 'notifies'> & {
		/** Keys are read if it is a terminal. */
		readonly stdin: ReadStream;
		readonly stdout: WriteStream;
		readonly stderr: WriteStream;
		/** Whether the terminal is asked how wide it draws our signs. */
		readonly asksWidth: boolean;
		/** The theme for a background; undefined where the terminal is not asked for its background. */
		readonly themeOn: ThemeOn | undefined;
		readonly notes: NoteOutputs;
		/** Whether the terminal has a title. */
		readonly hasTitle: boolean;
		/** Real time: frames are drawn for a reader. */
		readonly clock: Pick<Clock, 'monotonic' | 'sleep'>;
		/** Nothing is drawn any more once it is aborted. */
		readonly signal: AbortSignal;
	};

export type MonitorScreen = {
	/** Gives the terminal and the keyboard back. */
	readonly close: () => void;
	/** Resolves when Ink has ended; rejects with what it has thrown. */
	readonly waitUntilExit: () => Promise<unknown>;
	/** The present state as the screen draws it. */
	readonly frame: () => Frame;
	/** The theme that it is drawn in. */
	readonly theme: () => Theme;
};

/**
 * Shows a monitor on a terminal. Keys are read and the first frame is written before Ink is loaded, which then lays out the
 * rows and turns the spinner. A frame is the same pure function of the state either way.
 */
export function openMonitorScreen(monitor: Monitor, options: MonitorScreenOptions): MonitorScreen {
	const {store, dispatch} = monitor;
	const {stdin, stdout, stderr, style, theme, badge, asksWidth, clock, signal} = options;
	const {stop, isInForeground, awaitForeground, notes, hasTitle, notifies, themeOn} = options;
	const output = createSizedOutput(stdout);
	const terminal = createTerminalScreen(output, clock.monotonic, hasTitle ? createTerminalTitle() : noTitle);
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
	const background = createBackgroundProbe(terminal.send, (isLight) => {
		const next = themeOn?.(isLight) ?? theme;
		if (next === drawing.theme()) {
			return;
		}

		drawing.setTheme(next);
		draw();
	});
	/** Once: after a stop the shell might get the answer. The picture does not wait for it. */
	const askBackground = () => {
		if (themeOn !== undefined && stdin.isTTY) {
			background.ask();
		}
	};

	const loan = createTerminalLoan({
		terminal,
		stop,
		isInForeground,
		awaitForeground,
		draw,
		signal,
	});
	const resize = () => {
		dispatch({type: 'resized', columns: output.columns, rows: output.rows});
	};

	const probe = createWidthProbe(stdout, () => {
		drawing.setCharset('wideAmbiguous');
		draw();
		terminal.repaint();
	});
	const pressKey = createKeyReader(monitor, drawing);
	const onTokens = (tokens: readonly InputToken[]) => {
		for (const token of tokens) {
			probe.take(token);
			background.take(token);
			pressKey(token);
		}
	};

	// Before anything is drawn: the terminal would echo keys that are pressed early onto the screen.
	const keyboard = openKeyboard(stdin, {onTokens, clock: systemClock});
	loan.setKeyboard(keyboard.lend);
	terminal.enter();
	// The first frame does not wait for the answer. Signs in ASCII and escaped letters have the same width everywhere.
	if (asksWidth && stdin.isTTY && style.charset !== 'ascii') {
		probe.ask();
	}

	resize();
	draw();
	askBackground();
	stdout.on('resize', resize);
	const unsubscribers = [
		store.subscribe(createFrameRequests(frames, store.getState)),
		alertTerminal(monitor, {terminal, style, isInForeground, notifies, clock}),
		onChange(store, ({view}) => view.redraws, terminal.repaint),
		onChange(store, ({view}) => view.suspends, loan.suspend),
		onChange(store, ({view}) => view.returns, loan.resume),
		followNotes(monitor, {...notes, style, shown: () => shownBy(drawing), terminal, clock, signal}),
	];
	const ink = loadInk({
		stdin,
		stderr,
		layout,
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
			// In the background this would stop the program; Node restores the modes at its exit.
			if (isInForeground()) {
				keyboard.close();
			}

			void unmount(ink);
		},
		waitUntilExit: async () => waitFor(ink),
		frame: drawing.frame,
		theme: drawing.theme,
	};
}

async function loadInk(options: InkOptions): Promise<InkScreen> {
	const {openInk} = await import('./ink.js');
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

/** What can be copied is what is on the screen. */
function shownBy({frame}: Drawing): ReturnType<NoteOptions['shown']> {
	const {state, restores} = frame();
	return {state, key: restores.find(({isSelected}) => isSelected)?.key};
}

function createKeyReader({command, store}: Monitor, {frame}: Drawing): (token: InputToken) => void {
	return (token) => {
		// While text is typed no key depends on what is drawn; a paste is many tokens.
		const {isTyped} = store.getState().view.filter;
		const action = readKey(token, isTyped ? {mode: 'text', eventRows: 0} : keyContextOf(frame()));
		if (action !== undefined) {
			command(action.type === 'letter' ? {type: 'typeFilter', text: action.letter} : action.command);
		}
	};
}
