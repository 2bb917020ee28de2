import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {addToSum, rateOfSum, emptySum} from '../../../source/domain/progress/weighted-sum.js';

test('nothing has no rate', () => {
	assert.equal(rateOfSum(emptySum), undefined);
	assert.equal(rateOfSum({amount: 0, ms: 1000}), undefined);
	assert.equal(rateOfSum({amount: 10, ms: 0}), undefined);
});

test('one part has its own rate, a second', () => {
	assert.equal(rateOfSum(addToSum(emptySum, {amount: 50, ms: 10_000}, 120_000)), 5);
});

test('a part counts half as much after one half-life', () => {
	const sum = addToSum({amount: 8, ms: 4}, {amount: 0, ms: 100}, 100);
	assert.equal(sum.amount, 4);
	assert.equal(sum.ms - 2, 100 * (0.5 / Math.LN2));
});

test('an infinite half-life forgets nothing', () => {
	const sum = addToSum({amount: 30, ms: 1000}, {amount: 10, ms: 3000}, Infinity);
	assert.deepEqual(sum, {amount: 40, ms: 4000});
});

test('an amount that came in no time counts in full', () => {
	assert.deepEqual(addToSum({amount: 1, ms: 10}, {amount: 5, ms: 0}, 100), {amount: 6, ms: 10});
});

const wholeMs = fc.integer({min: 1, max: 1_000_000});

test('it does not matter into how many parts a time is cut', () => {
	fc.assert(
		fc.property(wholeMs, wholeMs, wholeMs, wholeMs, (first, second, perMs, halfLifeMs) => {
			const part = (ms: number) => ({amount: ms * perMs, ms});
			const before = {amount: 3, ms: 7};
			const cut = addToSum(addToSum(before, part(first), halfLifeMs), part(second), halfLifeMs);
			const whole = addToSum(before, part(first + second), halfLifeMs);
			assert.ok(Math.abs(cut.amount / whole.amount - 1) < 1e-6);
			assert.ok(Math.abs(cut.ms / whole.ms - 1) < 1e-6);
		}),
	);
});
