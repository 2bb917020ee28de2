import type {TerminalScreen} from '../system/terminal/terminal-screen.js';
import type {LendTerminal} from '../ui/app.js';

export type TerminalLoanOptions = {
	readonly terminal: Pick<TerminalScreen, 'enter' | 'leave'>;
	/** Stops the program while the terminal is not its own; resolves when it goes on. */
	readonly stop: () => Promise<void>;
	/** Draws again what the terminal no longer shows. */
	readonly draw: () => void;
	readonly signal: AbortSignal;
};

/** Gives the terminal back for a while, and takes it again. */
export type TerminalLoan = {
	/** Says how the keyboard is given back, once it is read. */
	readonly setKeyboard: (lend: LendTerminal) => void;
	/** Around a stop that was asked for. */
	readonly suspend: () => void;
	/** After a stop that was not announced: a shell has set its own modes meanwhile. */
	readonly resume: () => void;
};

export function createTerminalLoan({terminal, stop, draw, signal}: TerminalLoanOptions): TerminalLoan {
	let lendKeyboard: LendTerminal = async (use) => use();
	let isLent = false;

	/** Ink throws at a second loan during the first. */
	async function lend(use: () => Promise<void>): Promise<void> {
		if (isLent) {
			return;
		}

		isLent = true;
		await lendKeyboard(async () => {
			terminal.leave();
			await use();
			// The end has come meanwhile: the terminal stays given back.
			if (!signal.aborted) {
				terminal.enter();
			}
		});
		isLent = false;
		if (!signal.aborted) {
			draw();
		}
	}

	return {
		setKeyboard(next) {
			lendKeyboard = next;
		},
		suspend() {
			void lend(stop);
		},
		resume() {
			// The stop is over already.
			void lend(async () => undefined);
		},
	};
}
