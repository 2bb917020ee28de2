import type {Key} from 'ink';
import type {Command} from '../monitor/command.js';
import type {KeyWords} from '../locale/words.js';

/** What a screen tells the keys: how many lines of events it shows. */
export type KeyContext = {readonly screen: 'overview' | 'help'; readonly eventLines: number};

/** A row of the one table that reads keys, draws the footer and writes the help. */
export type Binding = {
	/** Names as `nameKey` gives them. */
	readonly keys: readonly string[];
	/** The keys as people write them. */
	readonly label: string;
	readonly help: Exclude<keyof KeyWords, 'short' | 'headings'>;
	/** Where the footer offers it, in short. */
	readonly footer?: {
		readonly label: string;
		readonly word: keyof KeyWords['short'];
		readonly screens: ReadonlyArray<KeyContext['screen']>;
	};
	readonly command: (context: KeyContext, key: string) => Command;
};

const upwards = new Set(['up', 'k']);

export const bindings: readonly Binding[] = [
	{
		keys: ['q', 'ctrl-c'],
		label: 'q Ctrl-C',
		help: 'quit',
		footer: {label: 'q', word: 'quit', screens: ['overview', 'help']},
		command: () => ({type: 'quit'}),
	},
	{
		keys: ['Q'],
		label: 'Q',
		help: 'quitLeavingScreen',
		command: () => ({type: 'quitLeavingScreen'}),
	},
	{
		keys: ['?', 'h', 'function'],
		label: '? h F1',
		help: 'help',
		footer: {label: '?', word: 'help', screens: ['overview']},
		command: () => ({type: 'toggleHelp'}),
	},
	{
		keys: ['up', 'down', 'k', 'j'],
		label: '↑ ↓ k j',
		help: 'select',
		footer: {label: '↑↓', word: 'select', screens: ['overview']},
		command: (_context, key) => ({type: 'moveSelection', by: upwards.has(key) ? -1 : 1}),
	},
	{
		keys: ['g', 'home', 'G', 'end'],
		label: 'g G Home End',
		help: 'firstLast',
		command: (_context, key) => ({type: 'moveSelection', by: key === 'g' || key === 'home' ? -Infinity : Infinity}),
	},
	{
		keys: ['pageUp', 'pageDown'],
		label: 'PgUp PgDn',
		help: 'scrollEvents',
		footer: {label: 'PgUp PgDn', word: 'events', screens: ['overview']},
		command: ({eventLines}, key) => ({
			type: 'scrollEvents',
			by: (key === 'pageUp' ? -1 : 1) * Math.max(1, eventLines - 1),
		}),
	},
	{
		keys: ['r'],
		label: 'r',
		help: 'refresh',
		footer: {label: 'r', word: 'refresh', screens: ['overview']},
		command: () => ({type: 'refresh'}),
	},
	{
		keys: ['ctrl-l'],
		label: 'Ctrl-L',
		help: 'redraw',
		command: () => ({type: 'redraw'}),
	},
	{
		keys: ['ctrl-z'],
		label: 'Ctrl-Z',
		help: 'suspend',
		command: () => ({type: 'suspend'}),
	},
	{
		keys: ['escape'],
		label: 'Esc',
		help: 'back',
		footer: {label: 'Esc', word: 'back', screens: ['help']},
		command: () => ({type: 'goBack'}),
	},
];

/** The wishes of one read from the keyboard. Keys typed quickly arrive as one string, so each character counts. */
export function readCommands(input: string, key: Key, context: KeyContext): readonly Command[] {
	return nameKeys(input, key).flatMap((name) => {
		const binding = bindings.find(({keys}) => keys.includes(name));
		return binding === undefined ? [] : [binding.command(context, name)];
	});
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

	// Ink tells function keys apart from all others, but not from each other: every one of them asks for help.
	return input === '' ? ['function'] : [...input].map((character) => controlNames.get(character) ?? character);
}

/** Control characters that come within a longer string, where Ink does not name them. */
const controlNames: ReadonlyMap<string, string> = new Map([
	['\u{3}', 'ctrl-c'],
	['\u{C}', 'ctrl-l'],
	['\u{1A}', 'ctrl-z'],
]);
