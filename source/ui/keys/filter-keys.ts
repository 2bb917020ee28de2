import {erasingKeys, type Erasure} from '../../text/line-edit.js';
import type {Binding} from '../keymap.js';

/** The keys of the filter by text. While it is typed, a key that is not here is a letter, or nothing. */
export const filterKeys: readonly Binding[] = [
	{
		keys: ['/'],
		label: '/',
		help: 'filter',
		modes: ['list', 'events'],
		footer: [{label: '/', word: 'filter', modes: ['list', 'events'], canWork: ({restores}) => restores > 1}],
		command: () => ({type: 'beginFilter'}),
	},
	{
		keys: ['enter', 'shift-enter', 'ctrl-j'],
		label: '⏎',
		help: 'keepFilter',
		modes: ['text'],
		footer: [{label: '⏎', word: 'keep', modes: ['text'], isUrgent: true}],
		command: () => ({type: 'keepFilter'}),
	},
	erasing('character', 'Backspace', 'eraseCharacter'),
	erasing('word', 'Ctrl-W', 'eraseWord'),
	erasing('all', 'Ctrl-U', 'eraseAll'),
];

function erasing(what: Erasure, label: string, help: Binding['help']): Binding {
	return {keys: erasingKeys[what], label, help, modes: ['text'], command: () => ({type: 'eraseFilter', what})};
}
