import {setImmediate as nextTurn, setTimeout as delay} from 'node:timers/promises';
import {render, type RenderOptions} from 'ink';
import type {ReactNode} from 'react';
import type {Cell, Size} from './emulator.js';
import {createFakeTerminal} from './fake-terminal.js';

/** After a resize Ink draws one frame laid out for the old size before the right one. */
const resizeMs = 80;
/** Ink waits 20 ms for the rest of a sequence before it takes an Escape for the key. */
const escapeMs = 40;
const escape = '\u{1B}';

export type Screen = {
	readonly lines: () => string[];
	readonly cell: (x: number, y: number) => Cell;
	readonly type: (keys: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	/** Resolves when everything that was asked for so far is drawn. */
	readonly settle: () => Promise<void>;
	/** Draws another node in the place of the first. */
	readonly rerender: (node: ReactNode) => void;
	/** Leaves the screen as the end of the program does. */
	readonly close: () => Promise<void>;
	/** Rejects with what a component has thrown. */
	readonly waitUntilExit: () => Promise<unknown>;
	readonly bytesWritten: number;
	readonly isAlternate: boolean;
	readonly isCursorShown: boolean;
	readonly size: Size;
};

/** Draws a node with the real renderer, full screen, on a terminal in this process. */
export function openScreen(node: ReactNode, size: Size, options: RenderOptions = {}): Screen {
	const terminal = createFakeTerminal(size);
	const {emulator} = terminal;
	const ink = render(node, {...fullScreen, ...options, stdin: terminal.stdin, stdout: terminal.stdout});
	let quietAt = 0;
	const expectWork = (ms: number) => {
		quietAt = Math.max(quietAt, performance.now() + ms);
	};

	return {
		lines: emulator.lines,
		cell: emulator.cell,
		type(keys) {
			terminal.type(keys);
			expectWork(keys.endsWith(escape) ? escapeMs : 0);
		},
		resize(columns, rows) {
			terminal.resize({columns, rows});
			expectWork(resizeMs);
		},
		async settle() {
			// Keys are read in a turn of their own.
			await nextTurn();
			const leftMs = quietAt - performance.now();
			if (leftMs > 0) {
				await delay(leftMs);
			}

			await flush(ink.waitUntilRenderFlush, terminal.written);
			await terminal.drain();
		},
		rerender: ink.rerender,
		async close() {
			ink.unmount();
			await ink.waitUntilExit();
			await terminal.drain();
			ink.cleanup();
		},
		waitUntilExit: ink.waitUntilExit,
		get bytesWritten() {
			return new TextEncoder().encode(terminal.written()).length;
		},
		get isAlternate() {
			return emulator.isAlternate;
		},
		get isCursorShown() {
			return emulator.isCursorShown;
		},
		get size() {
			return emulator.size;
		},
	};
}

const fullScreen: RenderOptions = {
	alternateScreen: true,
	incrementalRendering: true,
	exitOnCtrlC: false,
	patchConsole: false,
	// Ink takes a CI variable for "nobody watches".
	interactive: true,
};

/** An effect may set a state, and so on; a screen that is never still is a bug of the screen. */
const mostFlushes = 20;

async function flush(waitUntilRenderFlush: () => Promise<void>, written: () => string): Promise<void> {
	for (let count = 0; count < mostFlushes; count++) {
		const before = written().length;
		// eslint-disable-next-line no-await-in-loop -- each flush may ask for the next
		await waitUntilRenderFlush();
		if (written().length === before) {
			return;
		}
	}

	throw new Error(`the screen still changes after ${mostFlushes} flushes`);
}
