import assert from 'node:assert/strict';
import test from 'node:test';
import {parseDuration} from '../../source/command-line/duration.js';

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

const good: ReadonlyArray<readonly [text: string, ms: number]> = [
	['0', 0],
	['90s', 90 * second],
	['90m', 90 * minute],
	['24h', day],
	['7d', 7 * day],
	['2h30m', 2 * hour + 30 * minute],
	['1d2h3m4s', day + 2 * hour + 3 * minute + 4 * second],
	['0h', 0],
	['3650d', 3650 * day],
];

for (const [text, ms] of good) {
	test(`${text} is a duration`, () => {
		assert.equal(parseDuration(text), ms);
	});
}

for (const text of [
	'',
	'24',
	'1w',
	'1.5h',
	'-1h',
	'30m2h',
	'1h1h',
	' 1h',
	'1h ',
	'h',
	'1H',
	'00',
	'3651d',
	'9999999h',
]) {
	test(`${JSON.stringify(text)} is no duration`, () => {
		assert.equal(parseDuration(text), undefined);
	});
}
