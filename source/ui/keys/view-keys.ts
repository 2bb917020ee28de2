import type {Binding, Mode} from '../keymap.js';

const onRestores: readonly Mode[] = ['list', 'detail', 'events'];

/** The keys for how things are shown: order, pause, interval, zone and header. */
export const viewKeys: readonly Binding[] = [
	{
		keys: ['s'],
		label: 's',
		help: 'sort',
		modes: ['list'],
		footer: [{label: 's', word: 'sort', modes: ['list'], canWork: ({restores}) => restores > 1}],
		command: ({sortColumns}) => ({type: 'sortByNext', columns: sortColumns?.() ?? []}),
	},
	{
		keys: ['S'],
		label: 'S',
		help: 'reverse',
		modes: ['list'],
		command: () => ({type: 'reverseSort'}),
	},
	{
		keys: [' '],
		label: 'Space',
		help: 'pause',
		modes: onRestores,
		footer: [{label: 'Space', word: 'pause', modes: onRestores}],
		command: () => ({type: 'togglePause'}),
	},
	{
		keys: ['-', '+'],
		label: '- +',
		help: 'interval',
		modes: onRestores,
		command: (_, key) => ({type: 'changeInterval', to: key === '+' ? 'longer' : 'shorter'}),
	},
	{
		keys: ['t'],
		label: 't',
		help: 'zone',
		modes: onRestores,
		footer: [{label: 't', word: 'zone', modes: ['events']}],
		command: () => ({type: 'toggleZone'}),
	},
	{
		keys: ['H'],
		label: 'H',
		help: 'header',
		modes: onRestores,
		command: () => ({type: 'toggleHeader'}),
	},
];
