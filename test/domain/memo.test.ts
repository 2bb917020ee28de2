import assert from 'node:assert/strict';
import test from 'node:test';
import {memoByReference} from '../../source/domain/memo.js';

test('a value is computed once for each object, also if it is undefined', () => {
	let computed = 0;
	const lengthOf = memoByReference((list: readonly string[]) => {
		computed++;
		return list.length === 0 ? undefined : list.length;
	});
	const [none, one, other]: ReadonlyArray<readonly string[]> = [[], ['a'], ['a']];
	assert.deepEqual(
		[none, one, other, none, one].map((list = []) => lengthOf(list)),
		[undefined, 1, 1, undefined, 1],
	);
	assert.equal(computed, 3);
});
