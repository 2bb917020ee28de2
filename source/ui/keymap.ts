import type {Command} from '../monitor/command.js';
import type {Screen} from '../monitor/state.js';
import type {KeyWords} from '../locale/words.js';

/** The mode of the keyboard; keys are bound to modes. In `text` every printable key is a letter. */
export type Mode = 'list' | 'detail' | 'help' | 'text';

/** The context that a key's command depends on. */
export type KeyContext = {
	readonly mode: Mode;
	/** The number of events that the screen shows. */
	readonly eventRows: number;
};

/** A row of the key table, which drives input, footer and help. */
export type Binding = {
	/** Characters, and names of other keys as text/terminal-input gives them. */
	readonly keys: readonly string[];
	/** The keys as the help shows them. */
	readonly label: string;
	readonly help: Exclude<keyof KeyWords, 'short' | 'headings'>;
	/** The modes in which the keys are bound. */
	readonly modes: readonly Mode[];
	/** Its entry in the footer, and the modes of that. */
	readonly footer?: {
		readonly label: string;
		readonly word: keyof KeyWords['short'];
		readonly modes: readonly Mode[];
	};
	readonly command: (context: KeyContext, key: string) => Command;
};

const everywhere: readonly Mode[] = ['list', 'detail', 'help', 'text'];
const outsideText: readonly Mode[] = ['list', 'detail', 'help'];
/** Beyond the end of any list; not infinity, since commands are recorded as JSON. */
const toTheEnd = Number.MAX_SAFE_INTEGER;
const upwards = new Set(['up', 'k']);

export const bindings: readonly Binding[] = [
	{
		keys: ['q', 'ctrl-c', 'f10'],
		label: 'q Ctrl-C F10',
		help: 'quit',
		modes: everywhere,
		footer: {label: 'q', word: 'quit', modes: outsideText},
		command: () => ({type: 'quit'}),
	},
	{
		keys: ['Q'],
		label: 'Q',
		help: 'quitLeavingScreen',
		modes: outsideText,
		command: () => ({type: 'quitLeavingScreen'}),
	},
	{
		keys: ['?', 'h', 'f1'],
		label: '? h F1',
		help: 'help',
		modes: outsideText,
		footer: {label: '?', word: 'help', modes: ['list', 'detail']},
		command: () => ({type: 'toggleHelp'}),
	},
	{
		keys: ['up', 'down', 'k', 'j'],
		label: '↑ ↓ k j',
		help: 'select',
		modes: ['list'],
		footer: {label: '↑↓', word: 'select', modes: ['list']},
		command: (_context, key) => ({type: 'moveSelection', by: upwards.has(key) ? -1 : 1}),
	},
	{
		keys: ['g', 'home', 'G', 'end'],
		label: 'g G Home End',
		help: 'firstLast',
		modes: ['list'],
		command: (_context, key) => ({type: 'moveSelection', by: key === 'g' || key === 'home' ? -toTheEnd : toTheEnd}),
	},
	{
		keys: ['pageUp', 'pageDown'],
		label: 'PgUp PgDn',
		help: 'scrollEvents',
		modes: ['list'],
		footer: {label: 'PgUp PgDn', word: 'events', modes: ['list']},
		command: ({eventRows}, key) => ({type: 'scrollEvents', by: pageOf(eventRows, key), shown: eventRows}),
	},
	{
		keys: ['r', 'f5'],
		label: 'r F5',
		help: 'refresh',
		modes: outsideText,
		footer: {label: 'r', word: 'refresh', modes: ['list', 'detail']},
		command: () => ({type: 'refresh'}),
	},
	{
		keys: ['ctrl-l'],
		label: 'Ctrl-L',
		help: 'redraw',
		modes: everywhere,
		command: () => ({type: 'redraw'}),
	},
	{
		keys: ['ctrl-z'],
		label: 'Ctrl-Z',
		help: 'suspend',
		modes: everywhere,
		command: () => ({type: 'suspend'}),
	},
	{
		keys: ['escape'],
		label: 'Esc',
		help: 'back',
		modes: everywhere,
		footer: {label: 'Esc', word: 'back', modes: ['detail', 'help', 'text']},
		command: () => ({type: 'goBack'}),
	},
];

/** A page is one row less than is shown: the row at the edge stays visible. */
function pageOf(rows: number, key: string): number {
	return (key === 'pageUp' ? -1 : 1) * Math.max(1, rows - 1);
}

/** The mode of a screen without a text field. */
export function modeOf(screen: Screen): Mode {
	switch (screen) {
		case 'overview': {
			return 'list';
		}

		case 'help': {
			return 'help';
		}
	}
}
