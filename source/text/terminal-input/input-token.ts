/** A piece of what a terminal sends. */
export type InputToken =
	/** A character that was typed. */
	| {readonly type: 'text'; readonly text: string}
	/** Any other key, or one with a modifier: `up`, `f1`, `enter`, `ctrl-c`, `alt-q`, `shift-tab`. */
	| {readonly type: 'key'; readonly name: string}
	/** A character that was pasted; a line end is `\r` or `\n`, other control characters are left out. */
	| {readonly type: 'paste'; readonly text: string}
	/** The end of a paste that the terminal has marked. */
	| {readonly type: 'pasteEnd'}
	/** The answer to a question for the position of the cursor; columns count from 1. */
	| {readonly type: 'cursor'; readonly column: number}
	/** The answer to a question for the background (OSC 11): its brightness, from 0 (black) to 1 (white). */
	| {readonly type: 'background'; readonly brightness: number}
	/** The answer to a question for the device attributes (DA1), which every terminal gives. */
	| {readonly type: 'attributes'}
	/** A sequence that is no key: another answer, a report of the mouse or the focus, a key's release. */
	| {readonly type: 'ignored'};

export const ignored: InputToken = {type: 'ignored'};

export function textOf(text: string): InputToken {
	return {type: 'text', text};
}

export function keyOf(name: string): InputToken {
	return {type: 'key', name};
}
