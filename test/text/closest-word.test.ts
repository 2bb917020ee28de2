import assert from 'node:assert/strict';
import test from 'node:test';
import {findClosestWord} from '../../source/text/closest-word.js';

const options = ['--agent', '--agent-password-file', '--interval', '--output', '--password-file', '--sql', '--utc'];

const cases: ReadonlyArray<readonly [title: string, word: string, closest: string | undefined]> = [
	['a letter too many', '--intervall', '--interval'],
	['a letter too few', '--interal', '--interval'],
	['a wrong letter', '--imterval', '--interval'],
	['two letters in the wrong order', '--agnet', '--agent'],
	['capitals', '--UTC', '--utc'],
	['camel case', '--passwordFile', '--password-file'],
	['its beginning', '--pass', '--password-file'],
	['a beginning, though another word is near', '--out', '--output'],
	['a dash too many', '---sql', '--sql'],
	['nothing where three edits are needed', '--intrll', undefined],
	['nothing where a short word would be another one', '--xtx', undefined],
	['nothing where two words begin like this', '--ag', undefined],
	['nothing for a word of one letter', '-u', undefined],
	['nothing for a text without end', `--${'interval'.repeat(1000)}`, undefined],
];

for (const [title, word, closest] of cases) {
	test(`what was meant is found by ${title}`, () => {
		assert.equal(findClosestWord(word, options), closest);
	});
}

test('of several near words the nearest is meant', () => {
	assert.equal(findClosestWord('--certs', ['--certxx', '--cert']), '--cert');
});
