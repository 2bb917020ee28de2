import assert from 'node:assert/strict';
import test from 'node:test';
import {optionNames, spellOption} from '../../source/command-line/options-table.js';
import {spellings, spellOut} from '../../source/command-line/spellings.js';

test('every option is written as it is listed', () => {
	for (const name of optionNames) {
		assert.deepEqual(spellings.get(spellOption(name)), {name, isOn: true});
	}
});

const opposites = [
	['--no-once', {name: 'once', isOn: false}],
	['--color', {name: 'noColor', isOn: false}],
	// An option of its own, not the opposite of --no-sql.
	['--sql', {name: 'sql', isOn: true}],
	// Only a flag has an opposite.
	['--no-interval', undefined],
] as const;

for (const [spelling, meaning] of opposites) {
	test(`${spelling} ${meaning === undefined ? 'means nothing' : `switches ${meaning.name} ${meaning.isOn ? 'on' : 'off'}`}`, () => {
		assert.deepEqual(spellings.get(spelling), meaning);
	});
}

const words = [
	['-n=2', '--interval=2'],
	['-w=2', '--wait=2'],
	['-n=', '--interval='],
	['-n=a\nb', '--interval=a\nb'],
	['-n2', '-n2'],
	['-n', '-n'],
	['-x=2', '-x=2'],
	['--=2', '--=2'],
	['--interval=2', '--interval=2'],
	['rt1', 'rt1'],
] as const;

for (const [word, spelt] of words) {
	test(`${JSON.stringify(word)} ${word === spelt ? 'stays' : `is ${JSON.stringify(spelt)}`}`, () => {
		assert.equal(spellOut(word), spelt);
	});
}
