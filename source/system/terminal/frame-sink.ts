import {Writable} from 'node:stream';
import type {WriteStream} from 'node:tty';

/**
 * A stream that receives whole frames from a renderer instead of a terminal. It has a width, so that the renderer does not
 * look for that of a terminal.
 */
export function createFrameSink(columns: number, onFrame: (frame: string) => void): WriteStream {
	const sink = new Writable({
		decodeStrings: false,
		write(chunk: string | Uint8Array, _encoding, done) {
			const text = String(chunk);
			// A renderer also writes '', to be called back when everything before it is written.
			if (text !== '') {
				onFrame(text);
			}

			done();
		},
	});
	// A real stream of a terminal needs a file descriptor; a renderer uses no more of it than this.
	return Object.assign(sink, {columns, rows: 1}) as unknown as WriteStream;
}
