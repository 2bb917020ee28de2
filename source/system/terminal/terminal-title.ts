import {makeVisible} from '../../text/visible-text.js';

const escape = '\u{1B}';

/** The title of the terminal while its screen is ours. */
export type TerminalTitle = {
	/** What is sent when the screen is entered: the title of before is put away, and ours shown. */
	readonly enter: () => string;
	/** What is sent for another title; '' where it is the same. Control characters are made visible. */
	readonly change: (title: string) => string;
	/** What is sent when the screen is left: the title of before comes back. */
	readonly leave: () => string;
};

/**
 * Only the title of the window is set and put away (OSC 2; XTWINOPS 22 and 23 with 2): in tmux that is the title of the
 * pane, and the name of its window stays.
 */
export function createTerminalTitle(): TerminalTitle {
	let known = '';
	return {
		enter: () => `${escape}[22;2t${sequenceOf(known)}`,
		change(title) {
			const next = makeVisible(title);
			const isOther = next !== known;
			known = next;
			return isOther ? sequenceOf(next) : '';
		},
		leave: () => `${escape}[23;2t`,
	};
}

/** A terminal without a title of ours. */
export const noTitle: TerminalTitle = {enter: () => '', change: () => '', leave: () => ''};

function sequenceOf(title: string): string {
	return title === '' ? '' : `${escape}]2;${title}${escape}\\`;
}
