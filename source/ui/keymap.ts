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
	/** The rows of the help that are shown, and how far it can be scrolled; absent where it is not shown. */
	readonly help?: Scrolled;
	/** The same of the detail. */
	readonly detail?: Scrolled;
};

type Scrolled = {readonly rows: number; readonly end: number};

/** What decides whether a key can do anything at the moment, for the footer. */
export type Usefulness = {
	/** Whether keys can be read at all; without them only a signal ends the program. */
	readonly hasKeys: boolean;
	readonly restores: number;
	readonly clusters: number;
	/** Whether only one of the clusters is shown. */
	readonly isFiltered: boolean;
	/** Whether there are more events than the screen shows. */
	readonly hasMoreEvents: boolean;
	/** Whether there is more of the help or the detail than the screen shows. */
	readonly hasMoreHelp: boolean;
	readonly isBellOn: boolean;
	/** Whether an agent or SQL does not answer: then other programs write onto the terminal too. */
	readonly isInTrouble: boolean;
};

/** An entry of the footer, which is offered where it `canWork`. */
export type FooterEntry = {
	readonly label: string;
	readonly word: keyof KeyWords['short'];
	readonly modes: readonly Mode[];
	readonly canWork?: (usefulness: Usefulness) => boolean;
	/** Where the row is short, the others are left out first. */
	readonly isUrgent?: boolean;
	/** It works where no keys can be read, and is offered only there. */
	readonly isWithoutKeys?: boolean;
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
	readonly footer?: readonly FooterEntry[];
	readonly command: (context: KeyContext, key: string) => Command;
};

const everywhere: readonly Mode[] = ['list', 'detail', 'help', 'text'];
const scrolling: readonly Mode[] = ['list', 'detail', 'help'];
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
		footer: [
			{label: 'q', word: 'quit', modes: outsideText, isUrgent: true},
			{label: 'Ctrl-C', word: 'ends', modes: everywhere, isWithoutKeys: true},
		],
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
		footer: [{label: '?', word: 'help', modes: ['list', 'detail']}],
		command: () => ({type: 'toggleHelp'}),
	},
	{
		keys: ['up', 'down', 'k', 'j'],
		label: '↑ ↓ k j',
		help: 'select',
		modes: scrolling,
		footer: [
			{label: '↑↓', word: 'select', modes: ['list'], canWork: ({restores}) => restores > 1},
			{label: '↑↓', word: 'scroll', modes: ['detail', 'help'], canWork: ({hasMoreHelp}) => hasMoreHelp},
		],
		command: (context, key) => move(context, upwards.has(key) ? -1 : 1),
	},
	{
		keys: ['g', 'home', 'G', 'end'],
		label: 'g G Home End',
		help: 'firstLast',
		modes: scrolling,
		command: (context, key) => move(context, key === 'g' || key === 'home' ? -toTheEnd : toTheEnd),
	},
	{
		keys: ['pageUp', 'pageDown'],
		label: 'PgUp PgDn',
		help: 'scrollEvents',
		modes: scrolling,
		footer: [
			{label: 'PgUp PgDn', word: 'events', modes: ['list'], canWork: ({hasMoreEvents}) => hasMoreEvents},
			{label: 'PgUp PgDn', word: 'page', modes: ['help'], canWork: ({hasMoreHelp}) => hasMoreHelp},
		],
		command: turnPage,
	},
	{
		keys: ['enter'],
		label: '⏎',
		help: 'openDetail',
		modes: ['list'],
		footer: [{label: '⏎', word: 'detail', modes: ['list'], canWork: ({restores}) => restores > 0}],
		command: () => ({type: 'openDetail'}),
	},
	{
		keys: ['n', 'p'],
		label: 'n p',
		help: 'otherRestore',
		modes: ['detail'],
		footer: [{label: 'n p', word: 'otherRestore', modes: ['detail'], canWork: ({restores}) => restores > 1}],
		command: (_, key) => ({type: 'moveSelection', by: key === 'n' ? 1 : -1}),
	},
	{
		keys: ['f'],
		label: 'f',
		help: 'allFields',
		modes: ['detail'],
		footer: [{label: 'f', word: 'allFields', modes: ['detail']}],
		command: () => ({type: 'toggleAllFields'}),
	},
	{
		keys: ['tab'],
		label: 'Tab',
		help: 'nextCluster',
		modes: ['list'],
		footer: [{label: 'Tab', word: 'cluster', modes: ['list'], canWork: ({clusters}) => clusters > 1}],
		command: () => ({type: 'showNextCluster'}),
	},
	{
		keys: [...'1234567890'],
		label: '1–9 0',
		help: 'nthCluster',
		modes: ['list'],
		command: (_, key) => (key === '0' ? {type: 'showAllClusters'} : {type: 'toggleCluster', index: Number(key) - 1}),
	},
	{
		keys: ['r', 'f5'],
		label: 'r F5',
		help: 'refresh',
		modes: ['list', 'detail'],
		footer: [{label: 'r', word: 'refresh', modes: ['list', 'detail']}],
		command: () => ({type: 'refresh'}),
	},
	{
		keys: ['y'],
		label: 'y',
		help: 'copyNote',
		modes: ['list', 'detail'],
		footer: [{label: 'y', word: 'copy', modes: ['list', 'detail'], canWork: ({restores}) => restores > 0}],
		command: () => ({type: 'copyNote'}),
	},
	{
		keys: ['W'],
		label: 'W',
		help: 'saveNote',
		modes: ['list', 'detail'],
		command: () => ({type: 'saveNote'}),
	},
	{
		keys: ['b'],
		label: 'b',
		help: 'bell',
		modes: ['list', 'detail'],
		footer: [
			{label: 'b', word: 'mute', modes: ['list', 'detail'], canWork: ({isBellOn}) => isBellOn},
			{label: 'b', word: 'unmute', modes: ['list', 'detail'], canWork: ({isBellOn}) => !isBellOn},
		],
		command: () => ({type: 'toggleBell'}),
	},
	{
		keys: ['ctrl-l'],
		label: 'Ctrl-L',
		help: 'redraw',
		modes: everywhere,
		footer: [
			{
				label: 'Ctrl-L',
				word: 'redraw',
				modes: ['list', 'detail'],
				canWork: ({isInTrouble}) => isInTrouble,
				isUrgent: true,
			},
		],
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
		footer: [
			{label: 'Esc', word: 'back', modes: ['detail', 'help', 'text'], isUrgent: true},
			{label: 'Esc', word: 'allClusters', modes: ['list'], canWork: ({isFiltered}) => isFiltered, isUrgent: true},
		],
		command: () => ({type: 'goBack'}),
	},
];

/** Moves the selection; in the detail and the help, which hide the list, their text. */
function move(context: KeyContext, by: number): Command {
	return scroll(context, () => by) ?? {type: 'moveSelection', by};
}

function turnPage(context: KeyContext, key: string): Command {
	const {eventRows} = context;
	return (
		scroll(context, (rows) => pageOf(rows, key)) ?? {
			type: 'scrollEvents',
			by: pageOf(eventRows, key),
			shown: eventRows,
		}
	);
}

/** Scrolls the text that a mode shows; undefined for one without. */
function scroll({mode, help, detail}: KeyContext, by: (rows: number) => number): Command | undefined {
	switch (mode) {
		case 'help': {
			return {type: 'scrollHelp', by: by(help?.rows ?? 0), end: help?.end ?? 0};
		}

		case 'detail': {
			return {type: 'scrollDetail', by: by(detail?.rows ?? 0), end: detail?.end ?? 0};
		}

		case 'list':
		case 'text': {
			return undefined;
		}
	}
}

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

		case 'detail': {
			return 'detail';
		}

		case 'help': {
			return 'help';
		}
	}
}
