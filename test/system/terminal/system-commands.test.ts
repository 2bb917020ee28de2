import assert from 'node:assert/strict';
import test from 'node:test';
import {hasSystemCommands} from '../../../source/system/terminal/system-commands.js';

for (const [term, expected] of [
	['xterm-256color', true],
	['tmux-256color', true],
	['linux', false],
	['linux-16color', false],
	['dumb', false],
	['vt220', false],
	['', false],
] as const) {
	test(`a terminal of the kind "${term}" has ${expected ? 'a' : 'no'} title`, () => {
		assert.equal(hasSystemCommands({TERM: term}), expected);
	});
}

test('a terminal of no known kind has no title', () => {
	assert.equal(hasSystemCommands({}), false);
});

test('consoles are not asked', () => {
	for (const term of ['xterm-256color', 'tmux-256color', 'screen', 'rxvt', 'foot', 'xterm-kitty']) {
		assert.equal(hasSystemCommands({TERM: term}), true, term);
	}

	for (const term of [undefined, '', 'dumb', 'linux', 'linux-16color', 'vt100', 'vt220', 'cons25']) {
		assert.equal(hasSystemCommands({TERM: term}), false, term);
	}
});
