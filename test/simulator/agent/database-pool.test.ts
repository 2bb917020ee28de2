import assert from 'node:assert/strict';
import test from 'node:test';
import {createDatabasePool} from '../../../source/simulator/agent/database-pool.js';

test('five requests hold a connection each while the database hangs, and others wait, also those of healthy tables', () => {
	const pool = createDatabasePool();
	const answered: string[] = [];
	let isDatabaseHung = true;
	const hold = (name: string, isHung = () => isDatabaseHung) => {
		pool.hold({
			isHung,
			answer() {
				answered.push(name);
			},
		});
	};

	for (const name of ['1', '2', '3', '4']) {
		hold(name);
	}

	assert.deepEqual([pool.held(), pool.isFull()], [4, false]);
	hold('5');
	hold('healthy', () => false);
	pool.resume();
	assert.deepEqual([pool.held(), pool.isFull(), answered], [5, true, []]);
	isDatabaseHung = false;
	pool.resume();
	assert.deepEqual(answered, ['1', '2', '3', '4', '5', 'healthy']);
	assert.deepEqual([pool.held(), pool.isFull()], [0, false]);
});
