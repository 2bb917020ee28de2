import assert from 'node:assert/strict';
import test from 'node:test';
import {keepSame} from '../../source/sql/same-list.js';

test('a list with the same items is the previous one', () => {
	const [a, b] = [{}, {}];
	const previous = [a, b];
	assert.equal(keepSame(previous, [a, b]), previous);
	for (const next of [[b, a], [a], [a, b, a], [a, {}]]) {
		assert.equal(keepSame(previous, next), next);
	}
});
