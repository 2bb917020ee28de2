import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import test from 'node:test';
import fc from 'fast-check';
import {quoteShellWord} from '../../source/text/shell-word.js';

test('a word of harmless characters stays as it is', () => {
	assert.equal(quoteShellWord('YB420A0A0A03-000634F1C2A91B7E-0-0'), 'YB420A0A0A03-000634F1C2A91B7E-0-0');
	assert.equal(quoteShellWord('/home/admin/a.log:1'), '/home/admin/a.log:1');
});

test('anything else is quoted, and so is nothing at all', () => {
	assert.equal(quoteShellWord('a b'), "'a b'");
	assert.equal(quoteShellWord("it's"), String.raw`'it'\''s'`);
	assert.equal(quoteShellWord('*'), "'*'");
	assert.equal(quoteShellWord(''), "''");
});

test('a shell reads words back as they were', () => {
	const hostile = ['`reboot`', '$(reboot)', "'; reboot; '", 'a\nb', '"', '\\', '~', '#', '!!', '日志', "''", '-'];
	const samples = [...hostile, ...fc.sample(fc.string({unit: 'grapheme', maxLength: 20}), 40)].filter(
		(word) => !word.includes('\0'),
	);
	const read = execFileSync('/bin/sh', [
		'-c',
		String.raw`printf '%s\0' ${samples.map((word) => quoteShellWord(word)).join(' ')}`,
	]);
	assert.deepEqual(read.toString().split('\0').slice(0, -1), samples);
});
