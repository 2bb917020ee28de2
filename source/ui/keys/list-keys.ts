import type {Binding} from '../keymap.js';
import {pageOf, toTheEnd, upwards} from './movements.js';

/** The keys of the list of restores, and of the events below it. */
export const listKeys: readonly Binding[] = [
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
];

/** The keys that choose one of several clusters. */
export const clusterKeys: readonly Binding[] = [
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
];
