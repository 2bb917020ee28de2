import type {ReadStream, WriteStream} from 'node:tty';
import type {JobControl} from './job-control.js';

/** The parts of the process that the program uses; cli.ts passes the real ones in. */
export type Io = {
	/** The arguments after the program's name. */
	readonly argv: readonly string[];
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	readonly stderr: WriteStream;
	/** Chalk's level of colour support; 0 is no colour. */
	readonly colorLevel: 0 | 1 | 2 | 3;
	/** Calls the listener with the exit code when a signal requests an end (128+n) or the terminal is lost (129). */
	readonly onEnd: (listener: (exitCode: number) => void) => void;
	/**
	 * Registers what is done last, after a bug too: before the stack is written, which the alternate screen would lose. It may
	 * be called twice.
	 */
	readonly onCrash: (act: () => void) => void;
	/** Registers a password to be masked in the stack of a bug. */
	readonly hidePassword: (password: string) => void;
	readonly jobControl: JobControl;
	/** Who runs the program; undefined where users have no numbers. */
	readonly userId: number | undefined;
	/** Kills the process group of a process that leads one; one that has ended is left alone. */
	readonly killGroup: (leader: number) => void;
	/** Opens /dev/tty for keys, where standard input is used for a password; throws if there is no terminal. */
	readonly openTerminal: () => ReadStream;
};
