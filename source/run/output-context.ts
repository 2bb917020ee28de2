import type {Io} from '../system/io.js';
import type {Style} from '../report/plain.js';
import type {ThemeName} from '../ui/theme.js';

/** How the monitor is shown, and what ends it. */
export type OutputContext = {
	readonly io: Io;
	readonly style: Style;
	/** The same in the language of plain lines and standard error, which the locale does not change. */
	readonly lineStyle: Style;
	/** Aborted to end the program: by a key, a signal, or with --wait by the end of the last restore. */
	readonly controller: AbortController;
	/** Whether to end when every watched restore has ended. */
	readonly isWait: boolean;
	readonly hasColor: boolean;
	/** Undefined for the theme that suits the background of the terminal. */
	readonly themeName: ThemeName | undefined;
	/** The note in the header for a demo; '' for a real cluster. */
	readonly badge: string;
	/** Whether events of note are sent to the terminal as notifications. */
	readonly isNotify: boolean;
	/** Whether standard input gave the password, so that keys are read from /dev/tty. */
	readonly isInputTaken: boolean;
};

/** Writes lines, if there are any. */
export function writeLines(stream: {write: (text: string) => unknown}, lines: readonly string[]): void {
	if (lines.length > 0) {
		stream.write(`${lines.join('\n')}\n`);
	}
}
