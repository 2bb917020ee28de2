import type {ReadStream} from 'node:tty';
import {exitCodeOfBrokenOutput, exitCodes} from './exit-codes.js';
import type {Io} from './io.js';

/** The parts of the process that announce its end. */
export type EndingProcess = Pick<NodeJS.Process, 'on' | 'exit' | 'stdin' | 'stdout' | 'stderr'>;

/** Why standard output cannot be written, in a line. */
type DescribeOutputError = (error: NodeJS.ErrnoException) => string;

type EndWatch = Pick<Io, 'onEnd'> & {
	/** Ends the program when the terminal of this stream is lost. */
	readonly watchKeyboard: (stream: ReadStream) => void;
};

/**
 * Notices what ends the program from outside: signals, the loss of its terminal, a closed output. The first signal requests
 * an end, a second one exits at once, even if something hangs.
 */
export function createEndWatch(program: EndingProcess, describeOutputError: DescribeOutputError): EndWatch {
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
		onEnd(onRequest) {
			listener = onRequest;
			onSignals(program, (exitCode) => {
				if (isEndRequested) {
					program.exit(exitCode);
				}

				requestEnd(exitCode);
			});
			watchOutput(program, describeOutputError);
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

/**
 * Exits when standard output cannot be written, with a line that says why; a reader who has left is none. Without standard
 * error only warnings are lost.
 */
function watchOutput(
	program: Pick<EndingProcess, 'exit' | 'stdout' | 'stderr'>,
	describeOutputError: DescribeOutputError,
): void {
	const {stdout, stderr} = program;
	stderr.on('error', () => undefined);
	stdout.on('error', (error: NodeJS.ErrnoException) => {
		const exitCode = exitCodeOfBrokenOutput(error, stdout.isTTY);
		if (exitCode === exitCodes.outputFailed) {
			stderr.write(`restop: ${describeOutputError(error)}\n`);
		}

		program.exit(exitCode);
	});
}

/**
 * Calls `act` at the end of the keyboard's stream: the terminal is closed, or a shell has taken it back after our parent was
 * killed, so that no key could end the program any more. A file or a pipe may end; the screen goes on then.
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
