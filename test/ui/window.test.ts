import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {windowOf} from '../../source/ui/window.js';

const windows = [
	['a short list is shown whole', {length: 3, size: 10, index: 2}, {start: 0, end: 3}],
	['the top of a long list stays at the top', {length: 40, size: 10, index: 2}, {start: 0, end: 10}],
	['further down the row is near the middle', {length: 40, size: 10, index: 20}, {start: 15, end: 25}],
	['the end of the list is at the end of the window', {length: 40, size: 10, index: 39}, {start: 30, end: 40}],
	['an empty list has nothing to show', {length: 0, size: 10, index: -1}, {start: 0, end: 0}],
] as const;

for (const [name, list, expected] of windows) {
	test(name, () => {
		assert.deepEqual(windowOf(list), expected);
	});
}

test('the row at the index is always visible, and no row of the window is wasted', () => {
	const lists = fc
		.record({length: fc.integer({min: 1, max: 300}), size: fc.integer({min: 1, max: 60}), at: fc.nat()})
		.map(({length, size, at}) => ({length, size, index: at % length}));
	fc.assert(
		fc.property(lists, ({length, size, index}) => {
			const {start, end} = windowOf({length, size, index});
			assert.ok(start >= 0);
			assert.ok(start <= index);
			assert.ok(index < end);
			assert.ok(end <= length);
			assert.equal(end - start, Math.min(length, size));
		}),
	);
});
