import type {Command} from '../../monitor/command.js';
import type {Binding, KeyContext} from '../keymap.js';
import {pageOf, toTheEnd, upwards} from './movements.js';

/** The keys of the detail of a restore. */
export const detailKeys: readonly Binding[] = [
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
];

function scrollDetail({detail}: KeyContext, by: number): Command {
	return {type: 'scrollDetail', by, end: detail?.end ?? 0};
}
