import assert from 'node:assert/strict';
import test from 'node:test';
import {flooredPercent} from '../../source/report/floored-percent.js';

const table = [
	[33.339, 33.33],
	[99.9999, 99.99],
	[100, 100],
	[0, 0],
	[8.29, 8.29],
] as const;

for (const [percent, expected] of table) {
	test(`${percent} % is written as ${expected}`, () => {
		assert.equal(flooredPercent({percent, isOutside: false}), expected);
	});
}

test('an unknown percentage stays unknown', () => {
	assert.equal(flooredPercent(undefined), undefined);
});
