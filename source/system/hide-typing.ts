import type {ReadStream} from 'node:tty';
import {systemClock} from './clock.js';
import {escapeMs, readTerminal} from './terminal-reader.js';

/**
 * The result of the work; undefined if the user presses Ctrl-C before. Meanwhile nothing that is typed is echoed, as it would
 * be between two prompts, and it is dropped: it may be a password.
 */
export async function hideTyping<Result>(work: Promise<Result>, input: ReadStream): Promise<Result | undefined> {
	const {promise, resolve} = Promise.withResolvers<undefined>();
	input.setRawMode(true);
	const stop = readTerminal({
		input,
		escapeMs,
		clock: systemClock,
		onTokens(tokens) {
			if (tokens.some((token) => token.type === 'key' && token.name === 'ctrl-c')) {
				resolve(undefined);
			}
		},
	});
	try {
		return await Promise.race([work, promise]);
	} finally {
		stop();
		input.setRawMode(false);
	}
}
