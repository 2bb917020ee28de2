import type {LendKeyboard} from '../system/keyboard.js';
import type {TerminalScreen} from '../system/terminal/terminal-screen.js';

export type TerminalLoanOptions = {
	readonly terminal: Pick<TerminalScreen, 'enter' | 'leave'>;
	/** Stops the program while the terminal is not its own; resolves when it goes on. */
	readonly stop: () => Promise<void>;
	/** Whether the terminal is ours: a shell may continue a program in the background. */
	readonly isInForeground: () => boolean;
	/** Resolves when the terminal is ours, or when the signal is aborted. */
	readonly awaitForeground: () => Promise<void>;
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

/** Between `terminal.leave` and `terminal.enter` nothing is drawn; the modes are set only while the terminal is ours. */
export function createTerminalLoan(options: TerminalLoanOptions): TerminalLoan {
	const {terminal, stop, isInForeground, awaitForeground, draw, signal} = options;
	let lendKeyboard: LendKeyboard = async (use) => use();
	let isLent = false;
	let isStopping = false;

	async function stopOnce(): Promise<void> {
		if (isStopping) {
			return;
		}

		isStopping = true;
		await stop();
		isStopping = false;
	}

	async function lend(use: () => Promise<void>): Promise<void> {
		isLent = true;
		await lendKeyboard(async () => {
			terminal.leave();
			await use();
			await awaitForeground();
			if (signal.aborted) {
				// The program ends, and the terminal, which may be another's, stays as it is.
				await never();
			}

			terminal.enter();
		});
		isLent = false;
		draw();
	}

	/** After an unannounced stop even giving the keyboard back has to wait, since it sets the modes. */
	async function takeAgain(): Promise<void> {
		isLent = true;
		if (!isInForeground()) {
			terminal.leave();
			await awaitForeground();
		}

		if (!signal.aborted) {
			await lend(async () => undefined);
		}
	}

	return {
		setKeyboard(next) {
			lendKeyboard = next;
		},
		suspend() {
			// In the background the terminal has been given back already.
			void (isLent ? stopOnce() : lend(stopOnce));
		},
		resume() {
			if (!isLent) {
				void takeAgain();
			}
		},
	};
}

async function never(): Promise<void> {
	await Promise.withResolvers<undefined>().promise;
}
