import {Buffer} from 'node:buffer';
import {Readable, Writable} from 'node:stream';
import type {ReadStream, WriteStream} from 'node:tty';
import {createEmulator, type Emulator, type EmulatorOptions, type Size} from './emulator.js';

export type FakeTerminal = {
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	readonly emulator: Emulator;
	/** Presses keys: characters and escape sequences, as a keyboard sends them. */
	readonly type: (keys: string) => void;
	readonly resize: (size: Size) => void;
	/** How often something was written. */
	readonly writes: () => number;
	/** Everything written so far, escape codes and all; '' of a terminal that keeps nothing. */
	readonly written: () => string;
	readonly bytesWritten: () => number;
	/** Resolves when everything written is on the screen. */
	readonly drain: () => Promise<void>;
	readonly isRaw: () => boolean;
};

/** The streams of a terminal that only exists in this process, for Ink or for the whole program. */
export function createFakeTerminal(
	size: Size,
	{keepsWritten = true, ...options}: EmulatorOptions & {readonly keepsWritten?: boolean} = {},
): FakeTerminal {
	const emulator = createEmulator(size, {...options, isBare: true});
	const chunks: string[] = [];
	let bytes = 0;
	let writes = 0;
	const screen = new Writable({
		decodeStrings: false,
		write(chunk: string | Uint8Array, _encoding, done) {
			const text = typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
			bytes += Buffer.byteLength(text);
			writes++;
			if (keepsWritten) {
				chunks.push(text);
			}

			void emulator.write(text);
			done();
		},
	});
	const stdout = Object.assign(screen, {isTTY: true, ...size, getWindowSize: () => [stdout.columns, stdout.rows]});
	const keyboard = createKeyboard();
	emulator.onAnswer((answer) => {
		keyboard.push(answer);
	});
	return {
		// A real stream of this kind needs a file descriptor; what Ink and the program use of it is all here.
		stdin: keyboard as unknown as ReadStream,
		stdout: stdout as unknown as WriteStream,
		emulator,
		type(keys) {
			keyboard.push(keys);
		},
		resize(next) {
			Object.assign(stdout, next);
			emulator.resize(next);
			stdout.emit('resize');
		},
		written: () => chunks.join(''),
		bytesWritten: () => bytes,
		writes: () => writes,
		drain: async () => emulator.write(''),
		isRaw: () => keyboard.isRaw,
	};
}

function createKeyboard() {
	const keyboard = Object.assign(new Readable({read: waitForKeys}), {
		isTTY: true,
		isRaw: false,
		setRawMode(isRaw: boolean) {
			keyboard.isRaw = isRaw;
			return keyboard;
		},
		ref: () => keyboard,
		unref: () => keyboard,
	});
	return keyboard;
}

/** There is nothing to fetch: keys come when a test presses them. */
function waitForKeys(): void {
	// Nothing.
}
