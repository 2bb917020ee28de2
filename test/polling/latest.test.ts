import assert from 'node:assert/strict';
import test from 'node:test';
import {createLatest} from '../../source/polling/latest.js';

test('who asks before anything was told waits for the first', async () => {
	const newest = createLatest<number>();
	const asked = newest.get();
	newest.set(1);
	newest.set(2);
	assert.equal(await asked, 1);
});

test('who asks later gets the last', async () => {
	const newest = createLatest<number>();
	newest.set(1);
	newest.set(2);
	assert.deepEqual([await newest.get(), await newest.get()], [2, 2]);
});
