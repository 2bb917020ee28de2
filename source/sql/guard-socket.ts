import type {Buffer} from 'node:buffer';
import type {Socket} from 'node:net';

type GuardOptions = {
	/** The most bytes that the server may send for one statement. */
	readonly largestBytes: number;
	/** The error of an answer that has more. */
	readonly tooLarge: () => Error;
	/** Called when the driver cannot handle what the server sent; the connection is of no more use. */
	readonly onBroken: (error: Error) => void;
};

export type SocketGuard = {
	/** Counts the bytes of the next answer from 0. */
	readonly beginAnswer: () => void;
};

/**
 * Catches what the driver throws and prints while it reads from the socket: an exception in a listener of 'data' would end
 * the program, and a line on the console would stand in the middle of the screen. Called after the driver has added its
 * listeners.
 */
export function guardSocket(socket: Socket, {largestBytes, tooLarge, onBroken}: GuardOptions): SocketGuard {
	const listeners = socket.listeners('data');
	let received = 0;
	socket.removeAllListeners('data');
	socket.on('data', (chunk: Buffer) => {
		received += chunk.length;
		try {
			if (received > largestBytes) {
				throw tooLarge();
			}

			refusePrinting(() => {
				for (const listener of listeners) {
					Reflect.apply(listener, socket, [chunk]);
				}
			});
		} catch (error) {
			onBroken(error instanceof Error ? error : new Error(String(error)));
		}
	});
	return {
		beginAnswer() {
			received = 0;
		},
	};
}

const printers = ['log', 'warn', 'error', 'trace'] as const;

/**
 * What the driver prints are complaints about packets: here they are errors. Without that it would go on after them, and
 * take a packet that is out of order for a part of the next answer.
 */
function refusePrinting(act: () => void): void {
	/* eslint-disable no-restricted-globals -- it is the driver that writes to the console */
	const {log, warn, error, trace} = console;
	const refuse = (text: unknown = 'malformed packet') => {
		throw new Error(String(text));
	};

	Object.assign(console, Object.fromEntries(printers.map((name) => [name, refuse])));
	try {
		act();
	} finally {
		Object.assign(console, {log, warn, error, trace});
	}
	/* eslint-enable no-restricted-globals */
}
