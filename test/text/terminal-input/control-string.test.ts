import assert from 'node:assert/strict';
import test from 'node:test';
import {decodeOsc} from '../../../source/text/terminal-input/control-string.js';

test('the answer to a question for the background says how bright it is', () => {
	assert.deepEqual(decodeOsc('11;rgb:ffff/ffff/ffff'), {type: 'background', brightness: 1});
});

test('other commands, other colours and what is no colour are ignored', () => {
	for (const text of [
		'',
		'11',
		'11;',
		'11;?',
		'10;#fff',
		'12;#fff',
		'111;#fff',
		'4;11;#fff',
		'11;#fff;#fff',
		'52;c;',
	]) {
		assert.deepEqual(decodeOsc(text), {type: 'ignored'}, text);
	}
});
