import type {ReadStream, WriteStream} from 'node:tty';
import {render} from 'ink';
import {createFrameSink} from '../system/terminal/frame-sink.js';
import {App, type AppProps} from '../ui/app.js';
import {readPlacedRows, type PlacedRow} from '../ui/placeholder.js';

export type InkOptions = AppProps & {
	readonly stdin: ReadStream;
	readonly stderr: WriteStream;
	/** Called with the rows that Ink has laid out, each time that they have changed. */
	readonly onRows: (rows: ReadonlyArray<PlacedRow | undefined>) => void;
};

export type InkScreen = {
	/** Gives the keyboard back. */
	readonly unmount: () => void;
	/** Rejects with what a component has thrown. */
	readonly waitUntilExit: () => Promise<unknown>;
};

/** A placeholder, and what a component draws into its row. */
const columns = 8;

/**
 * Starts Ink: it reads keys, turns the spinner and lays out rows. With `debug` it writes each frame bare and whole, without
 * cursor moves and throttle; the terminal itself is not its own.
 */
export function openInk({stdin, stderr, onRows, ...props}: InkOptions): InkScreen {
	const stdout = createFrameSink(columns, (frame) => {
		onRows(readPlacedRows(frame));
	});
	return render(<App {...props} />, {
		stdout,
		stdin,
		stderr,
		debug: true,
		exitOnCtrlC: false,
		patchConsole: false,
		// Ink takes a CI variable for "nobody watches"; run has already seen that a terminal does.
		interactive: true,
	});
}
