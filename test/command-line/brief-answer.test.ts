import assert from 'node:assert/strict';
import test from 'node:test';
import {findBriefAnswer} from '../../source/command-line/brief-answer.js';
import {formatHelp} from '../../source/command-line/help.js';
import {english} from '../../source/locale/en.js';

const words = english.usage;
const help = formatHelp(words);

const cases: ReadonlyArray<readonly [line: string, answer: string | undefined]> = [
	['--help', help],
	['-h', help],
	['--version', '1.2.3\n'],
	['-v', '1.2.3\n'],
	['', undefined],
	['--', undefined],
	['rt2', undefined],
	['--Version', undefined],
	['--version=1', undefined],
	['--no-version', undefined],
	// The other arguments may be wrong, and are refused then.
	['--version --frob', undefined],
	['-v -h', undefined],
	['-- --help', undefined],
];

for (const [line, answer] of cases) {
	test(`restop ${line} ${answer === undefined ? 'needs the program' : 'is answered at once'}`, () => {
		assert.equal(findBriefAnswer(line === '' ? [] : line.split(' '), {words, version: '1.2.3'}), answer);
	});
}
