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
	/** The exit code of what ends the program from outside; undefined if nothing does. */
	readonly requestedCode: () => number | undefined;
	/** Aborted when an end is requested from outside. */
	readonly signal: AbortSignal;
};

type EndWatchOptions = {
	readonly describeOutputError: DescribeOutputError;
	/** In ms. */
	readonly monotonic: () => number;
};

/** The same signal within this time is the same request: `timeout` sends it to the program and then to its group. */
const sameRequestMs = 200;

/**
 * Notices what ends the program from outside: signals, the loss of its terminal, an output that cannot be written. The
 * first of them requests an end, in which the session at the agent is closed. A second SIGINT or SIGTERM exits at once, even
 * if something hangs; a second SIGHUP does not, since a terminal that is lost may send several.
 */
export function createEndWatch(program: EndingProcess, {describeOutputError, monotonic}: EndWatchOptions): EndWatch {
	const controller = new AbortController();
	let listener: ((exitCode: number) => void) | undefined;
	let requested: {readonly exitCode: number; readonly atMs: number} | undefined;
	const requestEnd = (exitCode: number) => {
		if (requested !== undefined) {
			return;
		}

		requested = {exitCode, atMs: monotonic()};
		controller.abort();
		listener?.(exitCode);
	};

	const takeSignal = (exitCode: number) => {
		if (requested !== undefined && exitCode !== exitCodes.hangUp) {
			const isRepeated = requested.exitCode === exitCode && monotonic() - requested.atMs < sameRequestMs;
			if (!isRepeated) {
				program.exit(exitCode);
			}
		}

		requestEnd(exitCode);
	};

	const watchKeyboard = (stream: ReadStream) => {
		onLoss(stream, () => {
			requestEnd(exitCodes.hangUp);
		});
	};

	return {
		watchKeyboard,
		requestedCode: () => requested?.exitCode,
		signal: controller.signal,
		onEnd(onRequest) {
			listener = onRequest;
			onSignals(program, takeSignal);
			watchOutput(program, describeOutputError, requestEnd);
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
 * Requests an end when standard output cannot be written, with a line that says why, once; a reader who has left is none.
 * Without standard error only warnings are lost.
 */
function watchOutput(
	{stdout, stderr}: Pick<EndingProcess, 'stdout' | 'stderr'>,
	describeOutputError: DescribeOutputError,
	requestEnd: (exitCode: number) => void,
): void {
	let isDescribed = false;
	stderr.on('error', () => undefined);
	stdout.on('error', (error: NodeJS.ErrnoException) => {
		const exitCode = exitCodeOfBrokenOutput(error, stdout.isTTY);
		if (exitCode === exitCodes.outputFailed && !isDescribed) {
			isDescribed = true;
			stderr.write(`restop: ${describeOutputError(error)}\n`);
		}

		requestEnd(exitCode);
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
