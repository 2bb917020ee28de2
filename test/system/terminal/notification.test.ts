import assert from 'node:assert/strict';
import test from 'node:test';
import {notificationSequence} from '../../../source/system/terminal/notification.js';

const [osc, st] = ['\u{1B}]', '\u{1B}\\'];
const notification = {title: 'restop', body: 'rt3 done'};
const titled = `${osc}777;notify;restop;rt3 done${st}`;
const plain = `${osc}9;restop: rt3 done${st}`;

test('a notification is sent in both forms', () => {
	assert.equal(notificationSequence(notification, {TERM: 'xterm-256color'}), `${plain}${titled}`);
});

for (const env of [{TERM: 'xterm-kitty'}, {TERM: 'foot-extra'}, {TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm'}]) {
	test(`a terminal that shows both forms is sent one: ${Object.values(env).join(' ')}`, () => {
		assert.equal(notificationSequence(notification, env), titled);
	});
}

test('inside tmux both are sent, wrapped one by one', () => {
	const sent = notificationSequence(notification, {TMUX: 'x', TERM: 'tmux-256color', TERM_PROGRAM: 'WezTerm'});
	assert.equal(sent.split('\u{1B}Ptmux;').length, 3);
});

test('no text ends the sequence, begins another or adds a part', () => {
	const sent = notificationSequence({title: 'a;b', body: `x\u{1B}\\\u{07}\u{9C}\n;y${'z'.repeat(1000)}`}, {});
	assert.equal(sent.match(/\p{Cc}/gv)?.length, 4);
	assert.ok(sent.includes(`${osc}777;notify;a,b;x${String.raw`\x1b\\x07\x9c\n`},yzz`));
	assert.ok(sent.length < 420);
});
