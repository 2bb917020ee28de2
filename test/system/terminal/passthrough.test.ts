import assert from 'node:assert/strict';
import test from 'node:test';
import {oscSequence} from '../../../source/system/terminal/passthrough.js';

const table = [
	['a terminal', {TMUX: ''}, '\u{1B}]9;done\u{1B}\\'],
	['tmux', {TMUX: '/tmp/tmux-0/default,1,0'}, '\u{1B}Ptmux;\u{1B}\u{1B}]9;done\u{07}\u{1B}\\'],
	['screen', {STY: '1.pts-0.host'}, '\u{1B}P\u{1B}]9;done\u{07}\u{1B}\\'],
	['tmux inside screen', {STY: '1.pts-0.host', TMUX: 'x'}, '\u{1B}Ptmux;\u{1B}\u{1B}]9;done\u{07}\u{1B}\\'],
] as const;

for (const [where, env, expected] of table) {
	test(`a sequence for ${where}`, () => {
		assert.equal(oscSequence('9;done', env), expected);
	});
}
