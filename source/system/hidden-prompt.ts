import type {ReadStream} from 'node:tty';
import {systemClock} from './clock.js';
import {editLine, emptyLine} from './edit-line.js';
import {awaitForeground} from './foreground.js';
import {followJob, type JobControl} from './job-control.js';
import {escapeMs, readTerminal} from './terminal-reader.js';

type Prompt = {
	readonly question: string;
	readonly input: ReadStream;
	readonly output: NodeJS.WritableStream;
	readonly jobControl: JobControl;
	/** Called when the program is in the background, where the prompt waits. */
	readonly onBackground: () => void;
	/** Whether the terminal is asked to mark what is pasted; a dumb one would show that as text. */
	readonly marksPastes: boolean;
	/** Ends the prompt as Ctrl-C does. */
	readonly signal: AbortSignal;
};

/** The terminal marks what is pasted, so that a paste cannot press keys. */
const [markPastes, leavePastes] = ['\u{1B}[?2004h', '\u{1B}[?2004l'];

/**
 * Reads a line without echo; undefined if the user presses Ctrl-C. After a stop by Ctrl-Z or a signal the prompt is written
 * again. A line end within a paste ends the line, and the rest of the paste is dropped.
 */
export async function askHidden(prompt: Prompt): Promise<string | undefined> {
	const {output, jobControl, onBackground, signal} = prompt;
	// Not even read before: a read of a terminal that is not ours stops the program too.
	if (!jobControl.isInForeground()) {
		await awaitForeground({isInForeground: jobControl.isInForeground, onBackground, signal});
	}

	if (signal.aborted) {
		return undefined;
	}

	try {
		return await readLine(prompt);
	} finally {
		releaseKeyboard(prompt);
		output.write(prompt.marksPastes ? `${leavePastes}\n` : '\n');
	}
}

/** In the background this would stop the program. */
function releaseKeyboard({input, jobControl}: Pick<Prompt, 'input' | 'jobControl'>): void {
	if (jobControl.isInForeground()) {
		input.setRawMode(false);
	}
}

async function readLine(prompt: Prompt): Promise<string | undefined> {
	const {question, input, output, jobControl, onBackground, marksPastes, signal} = prompt;
	const [before, after] = marksPastes ? [markPastes, leavePastes] : ['', ''];
	const {promise, resolve} = Promise.withResolvers<string | undefined>();
	let line = emptyLine;
	let isOver = false;
	let isWaiting = false;
	const begin = () => {
		line = emptyLine;
		// Off first: after an unannounced stop Node believes that raw mode is still on, and would do nothing.
		input.setRawMode(false);
		// Before the question, so that an immediate answer is not echoed.
		input.setRawMode(true);
		output.write(`${before}${question}`);
	};

	const beginAgain = async () => {
		if (isWaiting) {
			return;
		}

		if (!jobControl.isInForeground()) {
			isWaiting = true;
			await awaitForeground({isInForeground: jobControl.isInForeground, onBackground, signal});
			isWaiting = false;
		}

		if (!isOver && !signal.aborted) {
			begin();
		}
	};

	const giveUp = () => {
		resolve(undefined);
	};

	const stop = async () => {
		line = emptyLine;
		releaseKeyboard(prompt);
		output.write(`${after}\n`);
		await job.stop();
		await beginAgain();
	};

	const job = followJob(jobControl, {
		onStop() {
			void stop();
		},
		onReturn() {
			void beginAgain();
		},
		signal,
	});
	const stopReading = readTerminal({
		input,
		escapeMs,
		clock: systemClock,
		onTokens(tokens) {
			line = editLine(line, tokens);
			if (line.end === 'suspend') {
				void stop();
			} else if (line.end === 'enter' || line.end === 'interrupt') {
				resolve(line.end === 'enter' ? line.text : undefined);
			}
		},
		onPause() {
			// The terminal has not marked the end of the paste.
			if (line.end === 'pastedEnter') {
				resolve(line.text);
			}
		},
	});
	input.on('end', giveUp);
	input.on('close', giveUp);
	signal.addEventListener('abort', giveUp);
	begin();
	try {
		return await promise;
	} finally {
		isOver = true;
		job.leave();
		stopReading();
		input.off('end', giveUp);
		input.off('close', giveUp);
		signal.removeEventListener('abort', giveUp);
	}
}
