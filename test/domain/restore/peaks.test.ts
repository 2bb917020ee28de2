import assert from 'node:assert/strict';
import test from 'node:test';
import {nextPeaks, noPeaks, quarterOf} from '../../../source/domain/restore/peaks.js';

const quarters: ReadonlyArray<readonly [percent: number | undefined, quarter: number]> = [
	[undefined, 0],
	[-5, 0],
	[0, 0],
	[24.99, 0],
	[25, 25],
	[99.9, 75],
	[100, 100],
	[250, 100],
];

for (const [percent, quarter] of quarters) {
	test(`${percent} % has reached quarter ${quarter}`, () => {
		assert.equal(quarterOf(percent), quarter);
	});
}

test('a peak stays where it was when a track steps back or becomes unknown', () => {
	const high = nextPeaks(noPeaks, {data: {percent: 80}, log: {percent: 30}});
	assert.deepEqual(high, {data: 75, log: 25});
	assert.deepEqual(nextPeaks(high, {data: {percent: 10}, log: {}}), high);
});
