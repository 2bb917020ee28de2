import {Writable} from 'node:stream';
import type {WriteStream} from 'node:tty';

/**
 * A stream that takes whole frames from a renderer in the place of a terminal. It says that it is `columns` wide, so
 * that the renderer does not look for the size of a terminal.
 */
export function createFrameSink(columns: number, onFrame: (frame: string) => void): WriteStream {
	const sink = new Writable({
		decodeStrings: false,
		write(chunk: string | Uint8Array, _encoding, done) {
			const text = String(chunk);
			// A renderer also writes nothing, to learn when all before it is through.
			if (text !== '') {
				onFrame(text);
			}

			done();
		},
	});
	// A real stream of a terminal needs a file descriptor; a renderer uses no more of it than this.
	return Object.assign(sink, {columns, rows: 1}) as unknown as WriteStream;
}
