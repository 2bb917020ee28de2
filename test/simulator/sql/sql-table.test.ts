import assert from 'node:assert/strict';
import test from 'node:test';
import {tableOf} from '../../../source/simulator/sql/sql-table.js';

test('each column gives its value of each row', () => {
	const {rows} = tableOf<number>(
		[
			{name: 'ONE', type: 'integer', valueOf: (row) => row},
			{name: 'TWO', type: 'integer', valueOf: (row) => row * 2},
		],
		[1, 5],
	);
	assert.deepEqual(
		rows.map((row) => Object.fromEntries(row)),
		[
			{ONE: 1, TWO: 2},
			{ONE: 5, TWO: 10},
		],
	);
});
