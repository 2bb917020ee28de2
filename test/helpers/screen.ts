import {setImmediate as nextTurn, setTimeout as delay} from 'node:timers/promises';
import {english} from '../../source/locale/en.js';
import type {Words} from '../../source/locale/words.js';
import type {Charset} from '../../source/text/charset.js';
import type {Monitor} from '../../source/run/monitor.js';
import {openMonitorScreen, type MonitorScreenOptions} from '../../source/run/monitor-screen.js';
import {aborted} from '../../source/system/race.js';
import {escapeMs} from '../../source/system/terminal-reader.js';
import {createTheme} from '../../source/ui/theme.js';
import type {Cell, Size} from './emulator.js';
import {createFakeTerminal} from './fake-terminal.js';
import {noteOutputs} from './note-outputs.js';

/** Longer than an Escape is waited for the rest of a sequence. */
const pauseMs = 1.5 * escapeMs;
const escape = '\u{1B}';

type Screen = {
	readonly lines: () => string[];
	readonly cell: (x: number, y: number) => Cell;
	readonly type: (keys: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	/** Resolves when everything that was asked for so far is drawn. */
	readonly settle: () => Promise<void>;
	/** Leaves the screen as the end of the program does. */
	readonly close: () => Promise<void>;
	/** Rejects with what a component has thrown. */
	readonly waitUntilExit: () => Promise<unknown>;
	/** All that the terminal was sent. */
	readonly written: () => string;
	readonly bytesWritten: () => number;
	/** How often the terminal was written to. */
	readonly writes: () => number;
	/** Another program writes over the screen. */
	readonly overwrite: (text: string) => void;
	readonly isRaw: () => boolean;
	readonly isAlternate: boolean;
	readonly isCursorShown: boolean;
};

export type ScreenOptions = Size &
	Partial<Pick<MonitorScreenOptions, 'theme' | 'themeOn' | 'stop' | 'isInForeground' | 'notes' | 'notifies'>> & {
		/** The terminal draws characters of ambiguous width in two cells, and is asked about it. */
		readonly isAmbiguousWide?: boolean;
		readonly charset?: Charset;
		/** English unless given. */
		readonly words?: Words;
		/** What the terminal answers when it is asked for its background; without it, it does not answer. */
		readonly background?: string | undefined;
	};

/** Shows a monitor as the program does, on a terminal in this process. */
export function startScreen(monitor: Monitor, options: ScreenOptions) {
	const {columns, rows, theme = createTheme(0), stop, isAmbiguousWide = false, charset = 'unicode'} = options;
	const {notes = noteOutputs, themeOn, background, words = english} = options;
	const terminal = createFakeTerminal({columns, rows}, {isAmbiguousWide, background});
	const {stdin, stdout} = terminal;
	const controller = new AbortController();
	const screen = openMonitorScreen(monitor, {
		stdin,
		stdout,
		stderr: stdout,
		style: {words, zone: 'utc', charset},
		asksWidth: isAmbiguousWide,
		notes,
		hasTitle: true,
		notifies: options.notifies,
		theme,
		themeOn,
		badge: '',
		stop: stop ?? (async () => undefined),
		isInForeground: options.isInForeground ?? (() => true),
		awaitForeground: async () => undefined,
		clock: {
			monotonic: () => 0,
			async sleep(_ms, signal) {
				await aborted(signal);
			},
		},
		signal: controller.signal,
	});
	return {
		terminal,
		waitUntilExit: screen.waitUntilExit,
		/** Leaves the screen as the end of the program does. */
		async close() {
			controller.abort();
			screen.close();
			await screen.waitUntilExit();
			await terminal.drain();
		},
	};
}

/** Shows a monitor, and waits until Ink has laid out its rows. Frames are drawn at the ends of steps alone. */
export async function openScreen(monitor: Monitor, options: ScreenOptions): Promise<Screen> {
	// Then the screen has it in a turn or two, whatever the pace of the machine.
	await import('../../source/run/ink.js');
	const {terminal, close, waitUntilExit} = startScreen(monitor, options);
	const {emulator} = terminal;
	for (let turns = 0; turns < 4; turns++) {
		// eslint-disable-next-line no-await-in-loop -- one turn after another
		await nextTurn();
	}

	let isEscapePending = false;
	return {
		lines: emulator.lines,
		cell: emulator.cell,
		type(keys) {
			terminal.type(keys);
			isEscapePending = keys.endsWith(escape);
		},
		resize(nextColumns, nextRows) {
			terminal.resize({columns: nextColumns, rows: nextRows});
		},
		async settle() {
			// Keys are read in a turn of their own, and drawn after it.
			await nextTurn();
			await (isEscapePending ? delay(pauseMs) : nextTurn());
			isEscapePending = false;
			await terminal.drain();
		},
		close,
		waitUntilExit,
		written: terminal.written,
		bytesWritten: terminal.bytesWritten,
		writes: terminal.writes,
		overwrite(text) {
			void emulator.write(text);
		},
		isRaw: terminal.isRaw,
		get isAlternate() {
			return emulator.isAlternate;
		},
		get isCursorShown() {
			return emulator.isCursorShown;
		},
	};
}
