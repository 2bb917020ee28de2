import {crashText} from './crash-text.js';
import {exitCodes} from './exit-codes.js';
import type {Io} from './io.js';

/** The parts of the process that a crash uses. */
export type CrashingProcess = Pick<NodeJS.Process, 'on' | 'prependListener' | 'exit' | 'exitCode' | 'stderr'>;

/** Ends the program after a bug. */
type CrashHandler = Pick<Io, 'onCrash' | 'hidePassword'> & {
	/** Restores the terminal, writes the stack to standard error and exits. */
	readonly crash: (error: unknown) => never;
};

/** Creates a crash handler, which also handles uncaught exceptions and unhandled rejections. */
export function createCrashHandler(program: CrashingProcess): CrashHandler {
	const passwords = new Set<string>();
	const lastActs: Array<() => void> = [];
	const crash = (error: unknown): never => {
		// The exit code is right even if the rest of this fails.
		program.exitCode = exitCodes.bug;
		const text = crashText(error, passwords);
		for (const act of lastActs) {
			try {
				act();
			} catch {
				// The first bug is the one to report.
			}
		}

		program.stderr.write(`restop: a bug: ${text}\n`);
		return program.exit(exitCodes.bug);
	};

	program.on('uncaughtException', crash);
	program.on('unhandledRejection', crash);
	return {
		crash,
		onCrash(act) {
			lastActs.push(act);
			// A second signal exits at once, without a crash.
			program.prependListener('exit', act);
		},
		hidePassword(password) {
			passwords.add(password);
		},
	};
}
