import assert from 'node:assert/strict';
import test from 'node:test';
import {createNewest} from '../../source/run/newest.js';

test('who asks before anything was told waits for the first', async () => {
	const newest = createNewest<number>();
	const asked = newest.ask();
	newest.tell(1);
	newest.tell(2);
	assert.equal(await asked, 1);
});

test('who asks later gets the last', async () => {
	const newest = createNewest<number>();
	newest.tell(1);
	newest.tell(2);
	assert.deepEqual([await newest.ask(), await newest.ask()], [2, 2]);
});
