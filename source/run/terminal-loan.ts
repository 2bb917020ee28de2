import type {LendKeyboard} from '../system/keyboard.js';
import type {TerminalScreen} from '../system/terminal/terminal-screen.js';

export type TerminalLoanOptions = {
	readonly terminal: Pick<TerminalScreen, 'enter' | 'leave'>;
	/** Stops the program while the terminal is not its own; resolves when it goes on. */
	readonly stop: () => Promise<void>;
	/** Draws the screen again. */
	readonly draw: () => void;
	readonly signal: AbortSignal;
};

/** Gives the terminal back to the shell for a while. */
export type TerminalLoan = {
	/** Sets how the keyboard is given back, once keys are read. */
	readonly setKeyboard: (lend: LendKeyboard) => void;
	/** For a stop that was requested: stops the program in between. */
	readonly suspend: () => void;
	/** After a stop from outside: sets the terminal's modes again, which a shell has changed meanwhile. */
	readonly resume: () => void;
};

export function createTerminalLoan({terminal, stop, draw, signal}: TerminalLoanOptions): TerminalLoan {
	let lendKeyboard: LendKeyboard = async (use) => use();
	let isLent = false;

	/** Ignores a second call during the first, at which Ink would throw. */
	async function lend(use: () => Promise<void>): Promise<void> {
		if (isLent) {
			return;
		}

		isLent = true;
		await lendKeyboard(async () => {
			terminal.leave();
			await use();
			// If the program is ending, the terminal stays restored.
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
			// The stop is already over.
			void lend(async () => undefined);
		},
	};
}
