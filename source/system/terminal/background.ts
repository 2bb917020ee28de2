import type {InputToken} from '../../text/terminal-input/input-token.js';

export type BackgroundProbe = {
	/** Asks the terminal. */
	readonly ask: () => void;
	/** Takes what the terminal sends; its answers come between the keys. */
	readonly take: (token: InputToken) => void;
};

type Environment = Readonly<Record<string, string | undefined>>;

const escape = '\u{1B}';
/**
 * The background (OSC 11), then the device attributes (ECMA-48 8.3.24, DA). Terminals answer in turn, and every one answers
 * the second: without an answer before it, there is none to the first.
 */
const question = `${escape}]11;?${escape}\\${escape}[c`;

/** From here on a background counts as light. */
const lightFrom = 0.5;

/**
 * Whether COLORFGBG names a light background: `foreground;background`, or with a third part in between, each the number of
 * one of sixteen colours. Some terminals set it; one that is started from another may have inherited a wrong one.
 */
export function isLightByEnvironment({COLORFGBG: colors = ''}: Environment): boolean {
	return /^[^;]*;(?:[^;]*;)?(?:7|9|1[0-5])$/v.test(colors);
}

/**
 * Finds out whether the background of a terminal is light, and calls `onBackground` with the answer. What nobody has asked for is no answer.
 */
export function createBackgroundProbe(
	send: (question: string) => unknown,
	onBackground: (isLight: boolean) => void,
): BackgroundProbe {
	/** Until the device attributes come. */
	let isAsked = false;
	return {
		ask() {
			isAsked = true;
			send(question);
		},
		take(token) {
			if (!isAsked) {
				return;
			}

			if (token.type === 'attributes') {
				isAsked = false;
			} else if (token.type === 'background') {
				onBackground(token.brightness >= lightFrom);
			}
		},
	};
}
