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
		rows.map(({get}) => [get('ONE'), get('TWO'), get('THREE')]),
		[
			[1, 2, undefined],
			[5, 10, undefined],
		],
	);
});
