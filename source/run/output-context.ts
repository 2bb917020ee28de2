import type {Io} from '../system/io.js';
import type {Style} from '../report/plain.js';

/** How the monitor is shown, and how it ends. */
export type OutputContext = {
	readonly io: Io;
	readonly style: Style;
	/** Aborted when everything is to end: by a key, a signal, or the last restore with --wait. */
	readonly controller: AbortController;
	/** End when every watched restore has. */
	readonly isWait: boolean;
	readonly hasColor: boolean;
	/** What the header says of a world that is not real; '' for a real one. */
	readonly badge: string;
	/** Standard input gave the password, so keys come from the terminal itself. */
	readonly isInputTaken: boolean;
};

/** Writes lines, if there are any. */
export function writeLines(stream: {write: (text: string) => unknown}, lines: readonly string[]): void {
	if (lines.length > 0) {
		stream.write(`${lines.join('\n')}\n`);
	}
}
