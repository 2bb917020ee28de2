import type {Command} from '../monitor/command.js';
import {screenOf, type Screen, type View} from '../monitor/state.js';
import type {SortColumn} from '../monitor/view.js';
import type {KeyWords} from '../locale/words.js';
import {eventKeys} from './keys/event-keys.js';
import {filterKeys} from './keys/filter-keys.js';
import {pageOf, toTheEnd, upwards} from './keys/movements.js';
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
	{
		keys: ['up', 'down', 'k', 'j'],
		label: '↑ ↓ k j',
		help: 'select',
		modes: ['list'],
		footer: [{label: '↑↓', word: 'select', modes: ['list'], canWork: ({restores}) => restores > 1}],
		command: (_, key) => ({type: 'moveSelection', by: upwards.has(key) ? -1 : 1}),
	},
	{
		keys: ['g', 'home', 'G', 'end'],
		label: 'g G Home End',
		help: 'firstLast',
		modes: ['list'],
		command: (_, key) => ({type: 'moveSelection', by: key === 'g' || key === 'home' ? -toTheEnd : toTheEnd}),
	},
	{
		keys: ['pageUp', 'pageDown'],
		label: 'PgUp PgDn',
		help: 'scrollEvents',
		modes: ['list'],
		footer: [{label: 'PgUp PgDn', word: 'events', modes: ['list'], canWork: ({hasMoreEvents}) => hasMoreEvents}],
		command: ({eventRows}, key) => ({type: 'scrollEvents', by: pageOf(eventRows, key), shown: eventRows}),
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
		keys: ['up', 'down', 'k', 'j'],
		label: '↑ ↓ k j',
		help: 'scrollDetail',
		modes: ['detail'],
		footer: [{label: '↑↓', word: 'scroll', modes: ['detail'], canWork: ({hasMoreHelp}) => hasMoreHelp}],
		command: (context, key) => scrollDetail(context, upwards.has(key) ? -1 : 1),
	},
	{
		keys: ['g', 'home', 'G', 'end'],
		label: 'g G Home End',
		help: 'detailEnds',
		modes: ['detail'],
		command: (context, key) => scrollDetail(context, key === 'g' || key === 'home' ? -toTheEnd : toTheEnd),
	},
	{
		keys: ['pageUp', 'pageDown'],
		label: 'PgUp PgDn',
		help: 'pageDetail',
		modes: ['detail'],
		command: (context, key) => scrollDetail(context, pageOf(context.detail?.rows ?? 0, key)),
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
	...eventKeys,
	{
		keys: ['up', 'down', 'k', 'j'],
		label: '↑ ↓ k j',
		help: 'scrollHelp',
		modes: ['help'],
		footer: [{label: '↑↓', word: 'scroll', modes: ['help'], canWork: ({hasMoreHelp}) => hasMoreHelp}],
		command: ({help}, key) => ({type: 'scrollHelp', by: upwards.has(key) ? -1 : 1, end: help?.end ?? 0}),
	},
	{
		keys: ['g', 'home', 'G', 'end'],
		label: 'g G Home End',
		help: 'helpEnds',
		modes: ['help'],
		command: ({help}, key) => ({
			type: 'scrollHelp',
			by: key === 'g' || key === 'home' ? -toTheEnd : toTheEnd,
			end: help?.end ?? 0,
		}),
	},
	{
		keys: ['pageUp', 'pageDown'],
		label: 'PgUp PgDn',
		help: 'pageHelp',
		modes: ['help'],
		footer: [{label: 'PgUp PgDn', word: 'page', modes: ['help'], canWork: ({hasMoreHelp}) => hasMoreHelp}],
		command: ({help}, key) => ({type: 'scrollHelp', by: pageOf(help?.rows ?? 0, key), end: help?.end ?? 0}),
	},
	...filterKeys,
	...viewKeys,
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

function scrollDetail({detail}: KeyContext, by: number): Command {
	return {type: 'scrollDetail', by, end: detail?.end ?? 0};
}

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
