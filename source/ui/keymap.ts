import type {Command} from '../monitor/command.js';
import {screenOf, type Screen, type View} from '../monitor/state.js';
import type {SortColumn} from '../monitor/view.js';
import type {KeyWords} from '../locale/words.js';
import {clusterKeys, listKeys} from './keys/list-keys.js';
import {detailKeys} from './keys/detail-keys.js';
import {helpKeys} from './keys/help-keys.js';
import {eventKeys} from './keys/event-keys.js';
import {filterKeys} from './keys/filter-keys.js';
import {viewKeys} from './keys/view-keys.js';

/** The mode of the keyboard; keys are bound to modes. In `text` every printable key is a letter. */
export type Mode = 'list' | 'detail' | 'events' | 'help' | 'text';

/** The context that a key's command depends on. */
export type KeyContext = {
	readonly mode: Mode;
	/** The number of events that the screen shows. */
	readonly eventRows: number;
	/** The rows of the help that are shown, and how far it can be scrolled; absent where it is not shown. */
	readonly help?: Scrolled;
	/** The same of the detail. */
	readonly detail?: Scrolled;
	/** The events that the full-screen list shows, and how many of the oldest fill it; absent where it is not shown. */
	readonly eventList?: {readonly shown: number; readonly first: number};
	/** The columns of the list that are shown; measured only where they are asked for. Absent without a list. */
	readonly sortColumns?: () => readonly SortColumn[];
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
	/** Whether a filter by text is kept. */
	readonly isTextFiltered: boolean;
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

const everywhere: readonly Mode[] = ['list', 'detail', 'events', 'help', 'text'];
const outsideText: readonly Mode[] = ['list', 'detail', 'events', 'help'];
const onRestores: readonly Mode[] = ['list', 'detail', 'events'];
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
		footer: [{label: '?', word: 'help', modes: onRestores}],
		command: () => ({type: 'toggleHelp'}),
	},
	...listKeys,
	...detailKeys,
	...eventKeys,
	...helpKeys,
	...filterKeys,
	...viewKeys,
	...clusterKeys,
	{
		keys: ['r', 'f5'],
		label: 'r F5',
		help: 'refresh',
		modes: onRestores,
		footer: [{label: 'r', word: 'refresh', modes: onRestores}],
		command: () => ({type: 'refresh'}),
	},
	{
		keys: ['y'],
		label: 'y',
		help: 'copyNote',
		modes: onRestores,
		footer: [{label: 'y', word: 'copy', modes: onRestores, canWork: ({restores}) => restores > 0}],
		command: () => ({type: 'copyNote'}),
	},
	{
		keys: ['W'],
		label: 'W',
		help: 'saveNote',
		modes: onRestores,
		command: () => ({type: 'saveNote'}),
	},
	{
		keys: ['b'],
		label: 'b',
		help: 'bell',
		modes: onRestores,
		footer: [
			{label: 'b', word: 'mute', modes: onRestores, canWork: ({isBellOn}) => isBellOn},
			{label: 'b', word: 'unmute', modes: onRestores, canWork: ({isBellOn}) => !isBellOn},
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
				modes: onRestores,
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
			{label: 'Esc', word: 'back', modes: ['detail', 'events', 'help'], isUrgent: true},
			{label: 'Esc', word: 'clear', modes: ['text'], isUrgent: true},
			{
				label: 'Esc',
				word: 'clearFilter',
				modes: ['list'],
				canWork: ({isTextFiltered}) => isTextFiltered,
				isUrgent: true,
			},
			{
				label: 'Esc',
				word: 'allClusters',
				modes: ['list'],
				canWork: ({isFiltered, isTextFiltered}) => isFiltered && !isTextFiltered,
				isUrgent: true,
			},
		],
		command: () => ({type: 'goBack'}),
	},
];

/** The mode of what is on top: a filter that is typed, or else the screen. */
export function modeOfView(view: Pick<View, 'screens' | 'filter'>): Mode {
	return view.filter.isTyped ? 'text' : modeOf(screenOf(view));
}

/** The mode of a screen while no text is typed. */
export function modeOf(screen: Screen): Mode {
	switch (screen) {
		case 'overview': {
			return 'list';
		}

		case 'events': {
			return 'events';
		}

		case 'detail': {
			return 'detail';
		}

		case 'help': {
			return 'help';
		}
	}
}
