import {erase, findErasure} from '../text/line-edit.js';
import type {InputToken} from '../text/terminal-input/input-token.js';

/** A line that is typed, and what ended it; undefined while it goes on. */
export type EditedLine = {
	readonly text: string;
	/** `pastedEnter`: a line end within a paste, the rest of which is still to be dropped. */
	readonly end?: 'enter' | 'pastedEnter' | 'interrupt' | 'suspend';
};

export const emptyLine: EditedLine = {text: ''};

/** The line after more input; what comes after its end is dropped. Edits as a terminal does. */
export function editLine(before: EditedLine, tokens: readonly InputToken[]): EditedLine {
	let line = before;
	for (const token of tokens) {
		if (line.end !== undefined && line.end !== 'pastedEnter') {
			return line;
		}

		line = line.end === 'pastedEnter' ? afterPastedEnd(line, token) : afterToken(line, token);
	}

	return line;
}

function afterPastedEnd(line: EditedLine, token: InputToken): EditedLine {
	if (token.type === 'key' && token.name === 'ctrl-c') {
		return {text: '', end: 'interrupt'};
	}

	return token.type === 'pasteEnd' ? {...line, end: 'enter'} : line;
}

function afterToken(line: EditedLine, token: InputToken): EditedLine {
	switch (token.type) {
		case 'text': {
			return {text: line.text + token.text};
		}

		case 'paste': {
			return /^[\n\r]$/v.test(token.text) ? {...line, end: 'pastedEnter'} : {text: line.text + token.text};
		}

		case 'key': {
			return afterKey(line, token.name);
		}

		case 'pasteEnd':
		case 'cursor':
		case 'background':
		case 'attributes':
		case 'ignored': {
			return line;
		}
	}
}

function afterKey({text}: EditedLine, key: string): EditedLine {
	switch (key) {
		case 'enter':
		case 'shift-enter':
		case 'ctrl-j':
		case 'ctrl-d': {
			return {text, end: 'enter'};
		}

		case 'ctrl-c': {
			return {text: '', end: 'interrupt'};
		}

		case 'ctrl-z': {
			return {text: '', end: 'suspend'};
		}

		case 'tab': {
			// A password may contain one.
			return {text: `${text}\t`};
		}

		default: {
			const erasure = findErasure(key);
			return {text: erasure === undefined ? text : erase(text, erasure)};
		}
	}
}
