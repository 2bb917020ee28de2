import {Buffer} from 'node:buffer';
import type {Clock} from '../clock.js';

export type WidthProbe = {
	/** The terminal's keyboard in raw mode, which its answers come from too. */
	readonly input: NodeJS.ReadableStream;
	readonly output: {readonly write: (text: string) => unknown};
	readonly clock: Pick<Clock, 'sleep'>;
	/** How long the answer is waited for. */
	readonly limitMs: number;
	/** Resolves when the next reader is ready: a terminal that nobody listens to for a while gives no more keys. */
	readonly nextReader?: Promise<unknown>;
	readonly signal: AbortSignal;
};

/** Two characters of ambiguous width (UAX #11), of the kinds that bars and texts are made of. */
const sample = '─·';
const escape = '\u{1B}';
/** Draws the sample in the first row, asks for the cursor (ECMA-48 8.3.35, DSR 6), and erases it. */
const question = `${escape}[H${sample}${escape}[6n\r${escape}[K`;

/** A program that answers from a table of its own, not from what the outer terminal draws. */
export function isMultiplexer(env: Readonly<Record<string, string | undefined>>): boolean {
	const isSet = (name: string) => (env[name] ?? '') !== '';
	return isSet('TMUX') || isSet('STY') || /^(?:tmux|screen)/v.test(env['TERM'] ?? '');
}

/**
 * Whether the terminal draws characters of ambiguous width in two cells; false where it does not answer in time. Keys that
 * are pressed meanwhile are put back for whoever reads them next.
 */
export async function isAmbiguousWide(probe: WidthProbe): Promise<boolean> {
	const {input, output, clock, limitMs, nextReader, signal} = probe;
	const answered = new AbortController();
	let received = '';
	let isText = false;
	const read = () => {
		// Up to the end: else a terminal's stream reports no more keys, to its next reader neither.
		for (let chunk = readChunk(input); chunk !== null; chunk = readChunk(input)) {
			isText ||= typeof chunk === 'string';
			// Bytes as characters, so that what is put back is the same bytes.
			received += typeof chunk === 'string' ? chunk : chunk.toString('latin1');
		}

		if (findAnswer(received) !== undefined) {
			answered.abort();
		}
	};

	input.on('readable', read);
	output.write(question);
	await clock.sleep(limitMs, AbortSignal.any([answered.signal, signal]));
	await nextReader;
	input.off('readable', read);
	const answer = findAnswer(received);
	const keys = answer === undefined ? received : `${received.slice(0, answer.start)}${received.slice(answer.end)}`;
	if (keys !== '') {
		input.unshift(isText ? keys : Buffer.from(keys, 'latin1'));
	}

	return answer !== undefined && answer.column > sample.length + 1;
}

function readChunk(input: NodeJS.ReadableStream): string | Buffer | null {
	return input.read();
}

type Answer = {readonly start: number; readonly end: number; readonly column: number};

/** `ESC [ row ; column R`. */
function findAnswer(text: string): Answer | undefined {
	for (const match of text.matchAll(/\[\d+;(\d+)R/gv)) {
		const start = match.index - 1;
		if (text[start] === escape) {
			return {start, end: match.index + match[0].length, column: Number(match[1])};
		}
	}

	return undefined;
}
