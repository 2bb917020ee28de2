import assert from 'node:assert/strict';
import test from 'node:test';
import type {Notice} from '../../source/domain/notice.js';
import {english} from '../../source/locale/en.js';

const notices: ReadonlyArray<readonly [notice: Notice, expected: string]> = [
	[{type: 'noteCopied', how: 'terminal', isShortened: false}, "note sent to the terminal's clipboard"],
	[{type: 'noteCopied', how: 'tmux', isShortened: false}, "note sent to tmux's buffer and clipboard"],
	[
		{type: 'noteCopied', how: 'terminal', isShortened: true},
		"note sent to the terminal's clipboard, shortened (W saves all of it)",
	],
	[{type: 'noteSaved', path: '/home/admin/note.md'}, 'note saved to /home/admin/note.md'],
	[{type: 'noteFailed', action: 'copy', reason: 'noRestore'}, 'nothing to copy: no restore is shown'],
	[{type: 'noteFailed', action: 'save', reason: 'noRestore'}, 'nothing to save: no restore is shown'],
	[
		{type: 'noteFailed', action: 'copy', reason: 'noTerminal'},
		'note not copied: another program has the terminal; press y again',
	],
	[{type: 'noteFailed', action: 'save', reason: 'full'}, 'note not saved: no space left on device; free some space'],
];

for (const [notice, expected] of notices) {
	test(`a notice reads "${expected}"`, () => {
		assert.equal(english.describeNotice(notice), expected);
	});
}
