import type {ReadStream, WriteStream} from 'node:tty';
import {render} from 'ink';
import {createFrameSink} from '../system/terminal/frame-sink.js';
import {App, type AppProps} from '../ui/app.js';
import {readPlacedRows, type PlacedRow} from '../ui/placeholder.js';

export type InkOptions = AppProps & {
	readonly stdin: ReadStream;
	readonly stderr: WriteStream;
	/** Called with the rows of each frame that Ink has laid out. */
	readonly onRows: (rows: ReadonlyArray<PlacedRow | undefined>) => void;
};

export type InkScreen = {
	/** Stops the spinner and the layout. */
	readonly unmount: () => void;
	/** Rejects with the error of a component. */
	readonly waitUntilExit: () => Promise<unknown>;
};

/** Wide enough for a placeholder and the inset of its row. */
const columns = 8;

/**
 * Starts Ink, which turns the spinner and lays out rows. With `debug` it writes each frame in full, without cursor moves and
 * throttling; it does not write to the terminal itself, and reads no keys: see system/keyboard.ts.
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
		// Ink is not interactive if a CI variable is set; run/output.ts has checked for a terminal.
		interactive: true,
	});
}
