import type {Binding} from '../keymap.js';
import {pageOf, toTheEnd, upwards} from './movements.js';

/** The keys that scroll the help. */
export const helpKeys: readonly Binding[] = [
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
];
