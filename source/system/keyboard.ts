import type {ReadStream} from 'node:tty';
import type {InputToken} from '../text/terminal-input/input-token.js';
import type {Clock} from './clock.js';
import {escapeMs, readTerminal} from './terminal-reader.js';

/** Gives up the keyboard while `use` runs. */
export type LendKeyboard = (use: () => Promise<void>) => Promise<void>;

export type Keyboard = {
	readonly lend: LendKeyboard;
	/** Gives the keyboard back; it cannot be taken again. */
	readonly close: () => void;
};

export type KeyboardOptions = {
	readonly onTokens: (tokens: readonly InputToken[]) => void;
	readonly clock: Pick<Clock, 'sleep'>;
};

/** Reads the keys of a terminal, raw: without echo, Ctrl-C too. Reads nothing from another stream. */
export function openKeyboard(stdin: ReadStream, {onTokens, clock}: KeyboardOptions): Keyboard {
	if (!stdin.isTTY) {
		return {
			lend: async (use) => use(),
			close: () => undefined,
		};
	}

	let isClosed = false;
	const take = () => {
		stdin.ref();
		// Off first: after an unannounced stop Node believes that raw mode is still on, and would do nothing.
		stdin.setRawMode(false);
		stdin.setRawMode(true);
		return readTerminal({input: stdin, onTokens, escapeMs, clock});
	};

	let stop = take();
	const giveBack = () => {
		stop();
		stdin.setRawMode(false);
		stdin.unref();
	};

	return {
		async lend(use) {
			giveBack();
			await use();
			if (!isClosed) {
				stop = take();
			}
		},
		close() {
			if (isClosed) {
				return;
			}

			isClosed = true;
			giveBack();
		},
	};
}
