import type {ReadStream} from 'node:tty';
import {followJob, type JobControl} from './job-control.js';

type Prompt = {
	readonly question: string;
	readonly input: ReadStream;
	readonly output: NodeJS.WritableStream;
	readonly jobControl: JobControl;
	/** Ends the prompt as Ctrl-C does. */
	readonly signal: AbortSignal;
};

const [interrupt, endOfFile, suspend] = ['\u{3}', '\u{4}', '\u{1A}'];
const enters = new Set(['\r', '\n', endOfFile]);
const erases = new Set(['\u{7F}', '\b']);
/** Control characters are ignored, except a tab, which a password may contain. */
const control = /^[\p{Cc}--\t]$/v;

/**
 * Reads a line without echo; undefined if the user presses Ctrl-C. After a stop by Ctrl-Z or a signal the prompt is written
 * again. The input is read by `read` as Ink does afterwards: a stream that was flowing and then paused gives Ink no keys.
 */
export async function askHidden(prompt: Prompt): Promise<string | undefined> {
	const {input, output} = prompt;
	input.setEncoding('utf8');
	try {
		return await readLine(prompt);
	} finally {
		input.setRawMode(false);
		output.write('\n');
	}
}

async function readLine({question, input, output, jobControl, signal}: Prompt): Promise<string | undefined> {
	let line = '';
	const begin = () => {
		line = '';
		// Off first: after an unannounced stop Node believes that raw mode is still on, and would do nothing.
		input.setRawMode(false);
		// Before the question, so that an immediate answer is not echoed.
		input.setRawMode(true);
		output.write(question);
	};

	const {promise, resolve} = Promise.withResolvers<string | undefined>();
	const giveUp = () => {
		resolve(undefined);
	};

	const stop = async () => {
		input.setRawMode(false);
		output.write('\n');
		await job.stop();
		if (!isOver) {
			begin();
		}
	};

	const job = followJob(jobControl, {
		onStop() {
			void stop();
		},
		onReturn: begin,
		signal,
	});
	let isOver = false;
	const take = () => {
		const typed = addKeys(line, readAll(input));
		line = typed.line;
		if (typed.end === 'suspend') {
			void stop();
		} else if (typed.end !== undefined) {
			resolve(typed.end === 'enter' ? line : undefined);
		}
	};

	input.on('readable', take);
	input.on('end', giveUp);
	input.on('close', giveUp);
	signal.addEventListener('abort', giveUp);
	begin();
	try {
		return await promise;
	} finally {
		isOver = true;
		job.leave();
		input.off('readable', take);
		input.off('end', giveUp);
		input.off('close', giveUp);
		signal.removeEventListener('abort', giveUp);
	}
}

/** A line, and the key that ended it; undefined while it goes on. */
type Typed = {readonly line: string; readonly end?: 'interrupt' | 'enter' | 'suspend'};

/** The line after more keys; those after its end are dropped. */
function addKeys(before: string, keys: string): Typed {
	let line = before;
	for (const key of keys) {
		if (key === interrupt) {
			return {line, end: 'interrupt'};
		}

		if (enters.has(key)) {
			return {line, end: 'enter'};
		}

		if (key === suspend) {
			return {line, end: 'suspend'};
		}

		line = nextLine(line, key);
	}

	return {line};
}

function nextLine(line: string, character: string): string {
	if (erases.has(character)) {
		return [...line].slice(0, -1).join('');
	}

	return control.test(character) ? line : line + character;
}

function readAll(input: ReadStream): string {
	let text = '';
	// `read` gives a string, since the encoding is set, and null when nothing is left.
	for (let chunk = input.read() as string | null; chunk !== null; chunk = input.read() as string | null) {
		text += chunk;
	}

	return text;
}
