import type {NoteOutputs} from '../../source/run/notes.js';
import {copyText} from '../../source/system/clipboard.js';

/** Notes go to the terminal, which is none of tmux, and to files that nobody writes. */
export const noteOutputs: NoteOutputs = {
	copy: async (text, terminal) => copyText(text, {env: {}, loadTmuxBuffer: async () => 'refused', terminal}),
	save: async (_, name) => ({type: 'saved', path: `/home/admin/${name}`}),
	version: '0.1.0',
};
