/** How the answers to our own questions begin after the Escape: the background (OSC 11), the device attributes (DA1). */
const answers = [']11;', ...Array.from('0123456789', (digit) => `[?${digit}`)] as const;
const escape = '\u{1B}';

/** What a character does to an answer whose begin was taken for a key. */
export type LateStep =
	| {readonly type: 'held'}
	/** These characters are an answer, or its begin, from the Escape on; '' for one that has been read. */
	| {readonly type: 'answer'; readonly characters: string}
	/** It was the key after all; these characters were held since. */
	| {readonly type: 'none'; readonly characters: string};

/**
 * Over a slow line the begin of an answer may come so long before its rest that it was taken for the key Escape, or for
 * Alt-[ or Alt-]. The rest would then be typed as text.
 */
export type LateAnswer = {
	readonly isHolding: boolean;
	readonly push: (character: string) => LateStep;
	/** The characters that are held: nothing has followed them. */
	readonly release: () => string;
};

/** After a string whose end began with an Escape: what completes the end is no text. */
export const lateEnd: LateAnswer = {
	isHolding: false,
	push: (character) => (character === '\\' ? {type: 'answer', characters: ''} : {type: 'none', characters: character}),
	release: () => '',
};

/** `begin` are the characters that were taken for a key. */
export function createLateAnswer(begin: string): LateAnswer {
	let held = '';
	return {
		get isHolding() {
			return held !== '';
		},
		push(character) {
			held += character;
			const whole = begin + held;
			if (answers.some((answer) => whole === escape + answer)) {
				return {type: 'answer', characters: whole};
			}

			if (answers.some((answer) => (escape + answer).startsWith(whole))) {
				return {type: 'held'};
			}

			return {type: 'none', characters: held};
		},
		release: () => held,
	};
}
