import type {Command} from '../../monitor/command.js';
import type {Binding, KeyContext} from '../keymap.js';
import {pageOf, toTheEnd, upwards} from './movements.js';

/** The keys of the full-screen list of events. */
export const eventKeys: readonly Binding[] = [
	{
		keys: ['l'],
		label: 'l',
		help: 'openEvents',
		modes: ['list', 'detail', 'events'],
		footer: [{label: 'l', word: 'events', modes: ['list', 'detail']}],
		command: () => ({type: 'toggleEvents'}),
	},
	{
		keys: ['up', 'down', 'k', 'j'],
		label: '↑ ↓ k j',
		help: 'scrollEventList',
		modes: ['events'],
		footer: [{label: '↑↓', word: 'scroll', modes: ['events'], canWork: ({hasMoreEvents}) => hasMoreEvents}],
		command: (context, key) => scroll(context, upwards.has(key) ? -1 : 1),
	},
	{
		keys: ['pageUp', 'pageDown'],
		label: 'PgUp PgDn',
		help: 'pageEventList',
		modes: ['events'],
		footer: [{label: 'PgUp PgDn', word: 'page', modes: ['events'], canWork: ({hasMoreEvents}) => hasMoreEvents}],
		command: (context, key) => scroll(context, pageOf(context.eventList?.shown ?? 0, key)),
	},
	{
		keys: ['g', 'home', 'G', 'end'],
		label: 'g G Home End',
		help: 'eventListEnds',
		modes: ['events'],
		command: (context, key) => scroll(context, key === 'g' || key === 'home' ? -toTheEnd : toTheEnd),
	},
	{
		keys: ['f'],
		label: 'f',
		help: 'follow',
		modes: ['events'],
		footer: [{label: 'f', word: 'follow', modes: ['events']}],
		command: () => ({type: 'toggleFollow'}),
	},
	{
		keys: ['w'],
		label: 'w',
		help: 'wrap',
		modes: ['events'],
		footer: [{label: 'w', word: 'wrap', modes: ['events']}],
		command: () => ({type: 'toggleWrap'}),
	},
	{
		keys: ['o'],
		label: 'o',
		help: 'onlySelected',
		modes: ['events'],
		footer: [{label: 'o', word: 'onlySelected', modes: ['events'], canWork: ({restores}) => restores > 1}],
		command: () => ({type: 'toggleOnlySelected'}),
	},
];

function scroll({eventList}: KeyContext, by: number): Command {
	return {type: 'scrollEventList', by, shown: eventList?.shown ?? 0, first: eventList?.first ?? 0};
}
