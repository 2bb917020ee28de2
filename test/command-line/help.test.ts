import assert from 'node:assert/strict';
import test from 'node:test';
import {commandNames, commandTable} from '../../source/command-line/commands.js';
import {formatHelp} from '../../source/command-line/help.js';
import {optionNames, rowOf, spellOption} from '../../source/command-line/options-table.js';
import {english} from '../../source/locale/en.js';

const {usage} = english;
const lines = formatHelp(usage).split('\n');

test('--help lists every command with what it does', () => {
	for (const name of commandNames) {
		const row = `  $ restop ${commandTable[name].usage} `;
		assert.ok(
			lines.some((line) => line.startsWith(row) && line.endsWith(usage.help.commands[name])),
			name,
		);
	}
});

test('--help lists every option with its short form, its value and its default', () => {
	for (const name of optionNames) {
		const {short, placeholder, default: value} = rowOf(name);
		const line = lines.find((text) => text.includes(` ${spellOption(name)} `)) ?? assert.fail(name);
		assert.ok(line.startsWith(short === undefined ? '  --' : `  -${short}, --`), line);
		assert.ok(placeholder === undefined || line.includes(` ${placeholder}  `), line);
		assert.ok(value === undefined || line.includes(` (default: ${value}`), line);
		assert.ok(line.includes(usage.help.options[name]), line);
	}
});

test('--help says which command an option is for', () => {
	assert.ok(lines.some((line) => line.startsWith('  --speed N ') && line.includes(' demo: ')));
	assert.ok(lines.some((line) => line.startsWith('  --rules ') && line.includes(' export: ')));
});

test('what an option means stands in one column', () => {
	const starts = optionNames.map((name) => {
		const explained = usage.help.options[name];
		const {only} = rowOf(name);
		const line = lines.find((text) => text.includes(` ${spellOption(name)} `)) ?? '';
		return line.indexOf(only === undefined ? explained : `${only.join(', ')}: ${explained}`);
	});
	assert.equal(new Set(starts).size, 1);
});

test('--help ends with one line feed', () => {
	assert.match(formatHelp(usage), /\S\n$/v);
});
