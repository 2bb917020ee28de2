import {crashText} from './crash-text.js';
import {exitCodes} from './exit-codes.js';
import type {Io} from './io.js';

/** What is needed of the process to end it. */
export type CrashingProcess = Pick<NodeJS.Process, 'on' | 'exit' | 'exitCode' | 'stderr'>;

/** The end of the program by a bug. */
type CrashHandler = Pick<Io, 'onCrash' | 'hidePassword'> & {
	/** Gives the terminal back, writes the stack to standard error and exits. */
	readonly crash: (error: unknown) => never;
};

/** Handles what is thrown and rejected outside of every `try` too. */
export function createCrashHandler(program: CrashingProcess): CrashHandler {
	const passwords = new Set<string>();
	let giveTerminalBack: (() => void) | undefined;
	const crash = (error: unknown): never => {
		// Should the rest of this fail, the exit code stands.
		program.exitCode = exitCodes.bug;
		const text = crashText(error, passwords);
		try {
			giveTerminalBack?.();
		} catch {
			// The first bug is the one to report.
		}

		program.stderr.write(`restop: a bug: ${text}\n`);
		return program.exit(exitCodes.bug);
	};

	program.on('uncaughtException', crash);
	program.on('unhandledRejection', crash);
	return {
		crash,
		onCrash(giveBack) {
			giveTerminalBack = giveBack;
			// A second signal exits at once.
			program.on('exit', giveBack);
		},
		hidePassword(password) {
			passwords.add(password);
		},
	};
}
