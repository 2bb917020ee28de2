import type {ReadStream, WriteStream} from 'node:tty';
import type {ColorSupportLevel} from 'chalk';

/** The process as the program sees it; cli.ts alone touches the real one. */
export type Io = {
	/** The words after the program's name. */
	readonly argv: readonly string[];
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	readonly stderr: WriteStream;
	/** What the terminal can show; 0 is no colour. */
	readonly colorLevel: ColorSupportLevel;
	/** Calls back with 128+n when signal n asks the program to end, or its terminal or pipe has gone. */
	readonly onEnd: (listener: (exitCode: number) => void) => void;
	/** Calls back when a bug is about to end the program, so that its stack is not shown on a screen that goes away. */
	readonly onCrash: (giveBack: () => void) => void;
	/** The shell's control over its jobs. */
	readonly jobControl: {
		/** Calls back when the program is asked to stop, and when it goes on; until the returned function is called. */
		readonly listen: (listeners: {readonly onStop: () => void; readonly onReturn: () => void}) => () => void;
		/** Stops the whole job as the terminal's own Ctrl-Z does; does nothing where no shell could bring it back. */
		readonly stop: () => void;
	};
	/** The keyboard when standard input is taken: /dev/tty. */
	readonly openTerminal: () => ReadStream;
};
