import assert from 'node:assert/strict';
import test from 'node:test';
import {createLatest} from '../../source/polling/latest.js';

test('a reader before the first value waits for it', async () => {
	const newest = createLatest<number>();
	const asked = newest.get();
	newest.set(1);
	newest.set(2);
	assert.equal(await asked, 1);
});

test('a later reader gets the latest value', async () => {
	const newest = createLatest<number>();
	newest.set(1);
	newest.set(2);
	assert.deepEqual([await newest.get(), await newest.get()], [2, 2]);
});
