import type {ReadStream, WriteStream} from 'node:tty';
import type {JobControl} from './job-control.js';

/** The process as the program sees it; cli.ts alone touches the real one. */
export type Io = {
	/** The words after the program's name. */
	readonly argv: readonly string[];
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	readonly stderr: WriteStream;
	/** What the terminal can show; 0 is no colour. */
	readonly colorLevel: 0 | 1 | 2 | 3;
	/** Calls back with 128+n when signal n asks the program to end, or its terminal or pipe has gone. */
	readonly onEnd: (listener: (exitCode: number) => void) => void;
	/** Calls back when a bug is about to end the program, so that its stack is not shown on a screen that goes away. */
	readonly onCrash: (giveBack: () => void) => void;
	/** Takes a password that must not stand in the stack of a bug. */
	readonly hidePassword: (password: string) => void;
	readonly jobControl: JobControl;
	/** The keyboard when standard input is taken: /dev/tty. */
	readonly openTerminal: () => ReadStream;
};
