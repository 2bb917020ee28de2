import type {Key} from 'ink';
import type {Command} from '../monitor/command.js';
import {bindings, type Binding, type KeyContext} from './keymap.js';

/** The action of a key: a command, or in a text field a letter. */
export type KeyAction =
	{readonly type: 'command'; readonly command: Command} | {readonly type: 'letter'; readonly letter: string};

/**
 * The actions of one read from the keyboard. Keys that are typed quickly arrive as one string, so each of its characters is
 * a key. Keys that are not bound in this mode are ignored.
 */
export function readKeys(
	input: string,
	key: Key,
	{table = bindings, ...context}: KeyContext & {readonly table?: readonly Binding[]},
): readonly KeyAction[] {
	return nameKeys(input, key).flatMap((name): readonly KeyAction[] => {
		if (context.mode === 'text' && isPrintable(name)) {
			return [{type: 'letter', letter: name}];
		}

		const binding = table.find(({keys, modes}) => keys.includes(name) && modes.includes(context.mode));
		return binding === undefined ? [] : [{type: 'command', command: binding.command(context, name)}];
	});
}

/** Keys without a character have names longer than one. */
function isPrintable(name: string): boolean {
	return [...name].length === 1 && !/\p{Cc}/v.test(name);
}

const special = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['pageUp', 'pageUp'],
	['pageDown', 'pageDown'],
	['home', 'home'],
	['end', 'end'],
	['escape', 'escape'],
] as const;

const inert = ['leftArrow', 'rightArrow', 'return', 'tab', 'backspace', 'delete'] as const;

/** The names of the keys of one read: `a`, `Q`, `up`, `ctrl-c`; none for keys that are bound in no mode. */
function nameKeys(input: string, key: Key): readonly string[] {
	const name = special.find(([flag]) => key[flag])?.[1];
	if (name !== undefined) {
		return [name];
	}

	if (key.meta || inert.some((flag) => key[flag])) {
		return [];
	}

	if (key.ctrl) {
		return [`ctrl-${input}`];
	}

	// Ink reports a function key as empty input, without its number: each of them opens the help.
	return input === '' ? ['function'] : [...input].map((character) => controlNames.get(character) ?? character);
}

/** Control characters within a longer string, which Ink does not name. */
const controlNames: ReadonlyMap<string, string> = new Map([
	['\u{3}', 'ctrl-c'],
	['\u{C}', 'ctrl-l'],
	['\u{1A}', 'ctrl-z'],
]);
