import type {ReadStream} from 'node:tty';
import {createInputDecoder} from '../text/terminal-input/input-decoder.js';
import type {InputToken} from '../text/terminal-input/input-token.js';
import type {Clock} from './clock.js';

/** A wait for the rest of a sequence after an Escape: terminals send a sequence at once, people press the next key later. */
export const escapeMs = 50;

export type TerminalReaderOptions = {
	readonly input: Pick<ReadStream, 'on' | 'off' | 'read'>;
	readonly onTokens: (tokens: readonly InputToken[]) => void;
	/** Called when nothing has followed a read for `escapeMs`. */
	readonly onPause?: () => void;
	readonly escapeMs: number;
	readonly clock: Pick<Clock, 'sleep'>;
};

/**
 * Reads what a terminal sends until the returned function is called. The stream is read with `read`: one that was flowing
 * and then paused gives the next reader nothing. Its bytes are read without an encoding, since a report of the mouse holds
 * bytes that are no characters.
 */
export function readTerminal(options: TerminalReaderOptions): () => void {
	const {input, onTokens, clock} = options;
	const decoder = createInputDecoder();
	let wait = new AbortController();

	const give = (tokens: readonly InputToken[]) => {
		if (tokens.length > 0) {
			onTokens(tokens);
		}
	};

	const awaitMore = async () => {
		const {signal} = wait;
		await clock.sleep(options.escapeMs, signal);
		if (signal.aborted) {
			return;
		}

		give(decoder.decide());
		options.onPause?.();
	};

	const take = () => {
		wait.abort();
		wait = new AbortController();
		const tokens = readAll(input).flatMap((chunk) => decoder.push(chunk));
		if (decoder.isUndecided() || options.onPause !== undefined) {
			void awaitMore();
		}

		give(tokens);
	};

	input.on('readable', take);
	return () => {
		wait.abort();
		input.off('readable', take);
	};
}

type Chunk = Uint8Array | string;

/** `read` gives null when nothing is left. */
function readAll(input: Pick<ReadStream, 'read'>): readonly Chunk[] {
	const chunks: Chunk[] = [];
	for (let chunk = input.read() as Chunk | null; chunk !== null; chunk = input.read() as Chunk | null) {
		chunks.push(chunk);
	}

	return chunks;
}
