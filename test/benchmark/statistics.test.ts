import assert from 'node:assert/strict';
import test from 'node:test';
import {meanOf, medianOf, quantileOf} from './statistics.js';

const medians: ReadonlyArray<readonly [values: readonly number[], median: number]> = [
	[[7], 7],
	[[1, 2], 2],
	[[10, 9, 100], 10],
	[[3, 1, 2, 4, 5], 3],
	[[-1, -10, -2], -2],
];

for (const [values, median] of medians) {
	test(`the median of ${values.join(', ')} is ${median}`, () => {
		assert.equal(medianOf(values), median);
	});
}

test('a quantile is a value that was measured', () => {
	const values = [40, 10, 30, 20];
	assert.deepEqual(
		[0, 0.25, 0.9, 1].map((share) => quantileOf(values, share)),
		[10, 20, 40, 40],
	);
});

test('nothing measured has neither median nor mean', () => {
	assert.equal(medianOf([]), NaN);
	assert.equal(meanOf([]), NaN);
});

test('the mean of 1, 2 and 6 is 3', () => {
	assert.equal(meanOf([1, 2, 6]), 3);
});
