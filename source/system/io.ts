import type {ReadStream, WriteStream} from 'node:tty';
import type {JobControl} from './job-control.js';

/** What the program uses of its process; cli.ts passes the real one in. */
export type Io = {
	/** The words after the program's name. */
	readonly argv: readonly string[];
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	readonly stderr: WriteStream;
	/** What the terminal can show; 0 is no colour. */
	readonly colorLevel: 0 | 1 | 2 | 3;
	/** Calls back with the exit code when a signal asks the program to end (128+n), or its terminal is lost (129). */
	readonly onEnd: (listener: (exitCode: number) => void) => void;
	/** Takes what gives the terminal back when a bug ends the program: its stack must not be written to the alternate screen. */
	readonly onCrash: (giveBack: () => void) => void;
	/** Takes a password to be masked in the stack of a bug. */
	readonly hidePassword: (password: string) => void;
	readonly jobControl: JobControl;
	/** Opens the terminal for keys (/dev/tty), where standard input is used for a password; throws if there is none. */
	readonly openTerminal: () => ReadStream;
};
