import assert from 'node:assert/strict';
import test from 'node:test';
import {crashText} from '../../source/system/crash-text.js';

test('the stack of a bug is printed without the known passwords, and without those of an answer', () => {
	const error = new Error('cannot read {"Auth":"Hush#1"} of oss://b?access_key=CANARY&host=h');
	const text = crashText(error, new Set(['Hush#1', '']));
	assert.match(text, /cannot read \{"Auth":"\*\*\*"\} of oss:\/\/b\?access_key=\*\*\*&host=h\n +at /v);
});

test('a bug need not be an Error', () => {
	assert.equal(crashText('token=CANARY', new Set()), 'token=***');
});
