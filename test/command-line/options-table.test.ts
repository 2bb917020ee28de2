import assert from 'node:assert/strict';
import test from 'node:test';
import {isFlag, optionNames, optionTable, rowOf, spellOption} from '../../source/command-line/options-table.js';

test('an option is written with dashes', () => {
	assert.deepEqual(
		(['agent', 'passwordFile', 'agentPasswordFile', 'noSql'] as const).map((name) => spellOption(name)),
		['--agent', '--password-file', '--agent-password-file', '--no-sql'],
	);
});

test('every option of the table is listed, in its order', () => {
	assert.deepEqual(optionNames, Object.keys(optionTable));
});

test('a flag takes no value: it has neither a placeholder nor a default, every other option has the first', () => {
	for (const name of optionNames) {
		const {placeholder, default: value} = rowOf(name);
		assert.equal(placeholder === undefined, isFlag(name), name);
		assert.ok(value === undefined || !isFlag(name), name);
	}
});

test('no two options have the same short form', () => {
	const letters = optionNames.map((name) => rowOf(name).short).filter((letter) => letter !== undefined);
	assert.equal(new Set(letters).size, letters.length);
});
