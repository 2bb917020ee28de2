import type {InputToken} from '../../text/terminal-input/input-token.js';

export type WidthProbe = {
	/** Asks the terminal. */
	readonly ask: () => void;
	/** Takes what the terminal sends; its answer comes between the keys. */
	readonly take: (token: InputToken) => void;
};

/** Two characters of ambiguous width (UAX #11), of the kinds that bars and texts are made of. */
const sample = '─·';
const escape = '\u{1B}';
/** Draws the sample in the first row, asks for the cursor (ECMA-48 8.3.35, DSR 6), and erases it. */
const question = `${escape}[H${sample}${escape}[6n\r${escape}[K`;

/** A program that answers from a table of its own, not from what the outer terminal draws. */
export function isMultiplexer(env: Readonly<Record<string, string | undefined>>): boolean {
	const isSet = (name: string) => (env[name] ?? '') !== '';
	return isSet('TMUX') || isSet('STY') || /^(?:tmux|screen)/v.test(env['TERM'] ?? '');
}

/**
 * Finds out whether a terminal draws characters of ambiguous width in two cells, and calls `onWide` if it does: once, when
 * its first answer comes. One that never answers counts as narrow.
 */
export function createWidthProbe(output: {readonly write: (text: string) => unknown}, onWide: () => void): WidthProbe {
	let isAsked = false;
	return {
		ask() {
			isAsked = true;
			output.write(question);
		},
		take(token) {
			if (!isAsked || token.type !== 'cursor') {
				return;
			}

			isAsked = false;
			// Columns count from 1.
			if (token.column > sample.length + 1) {
				onWide();
			}
		},
	};
}
