import assert from 'node:assert/strict';
import test from 'node:test';
import {english} from '../../source/locale/en.js';
import {
	commandNames,
	commandTable,
	defaultListen,
	isCommandWord,
	laterCommands,
} from '../../source/command-line/commands.js';

test('every command is listed, in the order of the table', () => {
	assert.deepEqual(commandNames, ['watch', 'demo', 'export', 'simulate', 'config']);
});

test('what is typed for a command is its word, and the word is taken for it', () => {
	for (const name of ['demo', 'simulate', 'config'] as const) {
		assert.equal(commandTable[name].usage.split(' ', 1)[0], name);
		assert.equal(isCommandWord(name), true);
	}
});

for (const word of ['watch', 'rt1', '', 'Demo', 'constructor', 'cancel']) {
	test(`${JSON.stringify(word)} is no command: a tenant may have that name`, () => {
		assert.equal(isCommandWord(word), false);
	});
}

test('export takes tenants', () => {
	assert.equal(commandTable.export.usage, 'export [tenant ...]');
	assert.equal(isCommandWord('export'), true);
});

test('--help says where the servers listen', () => {
	for (const [name, {host, port}] of Object.entries(defaultListen)) {
		assert.ok(english.usage.help.options.listen.includes(`${host}:${port} for ${name}`), name);
	}
});

test('no command is reserved that exists already', () => {
	assert.deepEqual(
		commandNames.filter((name) => laterCommands.has(name)),
		[],
	);
});
