import type {Command} from '../monitor/command.js';
import type {InputToken} from '../text/terminal-input/input-token.js';
import {bindings, type Binding, type KeyContext} from './keymap.js';

/** The action of a key: a command, or in a text field a letter. */
export type KeyAction =
	{readonly type: 'command'; readonly command: Command} | {readonly type: 'letter'; readonly letter: string};

/**
 * The action of what the terminal has sent; undefined for a key that is not bound in this mode. A paste is text: it never
 * acts as keys.
 */
export function readKey(
	token: InputToken,
	{table = bindings, ...context}: KeyContext & {readonly table?: readonly Binding[]},
): KeyAction | undefined {
	if (!isTyped(token)) {
		return undefined;
	}

	if (token.type !== 'key' && context.mode === 'text') {
		return isPrintable(token.text) ? {type: 'letter', letter: token.text} : undefined;
	}

	if (token.type === 'paste') {
		return undefined;
	}

	const name = token.type === 'key' ? token.name : token.text;
	const binding = table.find(({keys, modes}) => keys.includes(name) && modes.includes(context.mode));
	return binding && {type: 'command', command: binding.command(context, name)};
}

type Typed = Extract<InputToken, {readonly type: 'text' | 'key' | 'paste'}>;

const typedTypes: ReadonlySet<InputToken['type']> = new Set(['text', 'key', 'paste']);

function isTyped(token: InputToken): token is Typed {
	return typedTypes.has(token.type);
}

function isPrintable(character: string): boolean {
	return !/\p{Cc}/v.test(character);
}
