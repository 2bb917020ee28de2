import process from 'node:process';
import {Readable, Writable} from 'node:stream';
import type {ReadStream, WriteStream} from 'node:tty';
import {createGroupKiller} from '../../source/system/group-killer.js';
import {run} from '../../source/run.js';
import {createGroupSignal} from '../../source/system/job-control.js';

export type Result = {readonly exitCode: number; readonly stdout: string; readonly stderr: string};

/** The program in this process, as a script runs it: no terminal anywhere. */
export function startProgram(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
	const stdout = createSink();
	const stderr = createSink();
	let end: (exitCode: number) => void = ignore;
	const exit = run({
		argv,
		env,
		// What the program uses of them is here; the real ones need file descriptors.
		stdin: Object.assign(Readable.from([]), {isTTY: false}) as unknown as ReadStream,
		stdout: stdout.stream as unknown as WriteStream,
		stderr: stderr.stream as unknown as WriteStream,
		colorLevel: 0,
		onEnd(listener) {
			end = listener;
		},
		onCrash: ignore,
		hidePassword: ignore,
		jobControl: {
			listen: () => ignore,
			stop: ignore,
			signalGroup: createGroupSignal(process),
			isInForeground: () => true,
		},
		userId: process.getuid?.(),
		killGroup: createGroupKiller(process),
		openTerminal() {
			throw new Error('there is no terminal');
		},
	});
	return {
		stdout: stdout.text,
		stderr: stderr.text,
		/** As a signal does: 128+n. */
		signal(exitCode: number) {
			end(exitCode);
		},
		result: async (): Promise<Result> => ({exitCode: await exit, stdout: stdout.text(), stderr: stderr.text()}),
		/** Resolves when standard output matches; what has been written already counts. */
		waitFor: stdout.waitFor,
	};
}

export async function runProgram(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Result> {
	return startProgram(argv, env).result();
}

function createSink() {
	const chunks: string[] = [];
	const text = () => chunks.join('');
	const waiting = new Set<() => void>();
	const sink = new Writable({
		decodeStrings: false,
		write(chunk: string, _encoding, done) {
			chunks.push(chunk);
			for (const look of waiting) {
				look();
			}

			done();
		},
	});
	return {
		stream: Object.assign(sink, {isTTY: false}),
		text,
		async waitFor(expected: RegExp): Promise<void> {
			await new Promise<void>((resolve) => {
				const look = () => {
					if (!expected.test(text())) {
						return;
					}

					waiting.delete(look);
					resolve();
				};

				waiting.add(look);
				look();
			});
		},
	};
}

function ignore(): void {
	// Nothing to end yet.
}
