import type {ReadStream} from 'node:tty';
import {exitCodeOfBrokenOutput, exitCodes} from './exit-codes.js';
import type {Io} from './io.js';

/** What is needed of the process to notice that it is to end. */
export type EndingProcess = Pick<NodeJS.Process, 'on' | 'exit' | 'stdin' | 'stdout' | 'stderr'>;

type EndWatch = Pick<Io, 'onEnd'> & {
	/** Ends the program when the terminal that this stream reads its keys from is lost. */
	readonly watchKeyboard: (stream: ReadStream) => void;
};

/**
 * Notices what ends the program from outside: signals, and the loss of its terminal or of whoever reads its output. The
 * first signal asks the program to end, a second one ends it at once, whatever hangs.
 */
export function createEndWatch(program: EndingProcess): EndWatch {
	let listener: ((exitCode: number) => void) | undefined;
	let isEndRequested = false;
	const requestEnd = (exitCode: number) => {
		isEndRequested = true;
		listener?.(exitCode);
	};

	const watchKeyboard = (stream: ReadStream) => {
		onLoss(stream, () => {
			if (!isEndRequested) {
				requestEnd(exitCodes.hangUp);
			}
		});
	};

	return {
		watchKeyboard,
		onEnd(onAsked) {
			listener = onAsked;
			onSignals(program, (exitCode) => {
				if (isEndRequested) {
					program.exit(exitCode);
				}

				requestEnd(exitCode);
			});
			watchOutput(program);
			watchKeyboard(program.stdin);
		},
	};
}

const signals = [
	['SIGINT', exitCodes.interrupt],
	['SIGTERM', exitCodes.terminate],
	['SIGHUP', exitCodes.hangUp],
] as const;

function onSignals(program: Pick<EndingProcess, 'on'>, act: (exitCode: number) => void): void {
	for (const [signal, exitCode] of signals) {
		program.on(signal, () => {
			act(exitCode);
		});
	}
}

/** Without standard output there is nothing left to do; without standard error only warnings are lost. */
function watchOutput(program: Pick<EndingProcess, 'exit' | 'stdout' | 'stderr'>): void {
	program.stdout.on('error', (error: NodeJS.ErrnoException) => {
		program.exit(exitCodeOfBrokenOutput(error));
	});
	program.stderr.on('error', () => undefined);
}

/**
 * Keys end when the terminal has gone, and also when it has become that of a shell, because whoever started us was
 * killed: no key could end the program any more. Keys that come from a file or a pipe may end; the screen goes on.
 */
function onLoss(stream: ReadStream, act: () => void): void {
	const lose = () => {
		if (stream.isTTY) {
			act();
		}
	};

	stream.on('end', lose);
	stream.on('error', lose);
}
