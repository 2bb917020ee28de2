import assert from 'node:assert/strict';
import test from 'node:test';
import {createTerminalTitle} from '../../../source/system/terminal/terminal-title.js';

test('the title of before is put away and comes back, and ours is sent only when it changes', () => {
	const title = createTerminalTitle();
	assert.equal(title.enter(), '\u{1B}[22;2t');
	assert.equal(title.change('restop ▸52%'), '\u{1B}]2;restop ▸52%\u{1B}\\');
	assert.equal(title.change('restop ▸52%'), '');
	assert.equal(title.leave(), '\u{1B}[23;2t');
	assert.equal(title.enter(), '\u{1B}[22;2t\u{1B}]2;restop ▸52%\u{1B}\\');
});

test('control characters cannot end the title', () => {
	assert.equal(
		createTerminalTitle().change('a\u{07}\u{1B}\\\u{9C}b'),
		String.raw`${'\u{1B}'}]2;a\x07\x1b\\x9cb${'\u{1B}'}\ `.trimEnd(),
	);
});
