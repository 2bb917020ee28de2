import assert from 'node:assert/strict';
import test from 'node:test';
import {labelValue} from '../../../source/report/prometheus/label-value.js';

test('a label is visible text', () => {
	assert.equal(labelValue('rt\u{1B}[2J\u{202E}\n'), String.raw`rt\x1b[2J\u202e\n`);
	assert.equal(labelValue('租户 "a" \\'), '租户 "a" \\');
});

test('128 characters stay as they are', () => {
	assert.equal(labelValue('a'.repeat(128)), 'a'.repeat(128));
	assert.equal(labelValue('🐙'.repeat(128)), '🐙'.repeat(128));
});

test('a longer name is cut to 128 characters, and stays different from one that begins alike', () => {
	for (const letter of ['a', '🐙']) {
		const one = labelValue(letter.repeat(129));
		const other = labelValue(`${letter.repeat(129)}b`);
		assert.equal([...one].length, 128);
		assert.match(one, /…[\da-f]{8}$/v);
		assert.notEqual(one, other);
		assert.ok(one.isWellFormed());
	}
});

test('the same long name is cut to the same label', () => {
	assert.equal(labelValue('x'.repeat(1_000_000)), labelValue('x'.repeat(1_000_000)));
});
