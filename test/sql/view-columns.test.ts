import assert from 'node:assert/strict';
import test from 'node:test';
import {SqlError} from '../../source/sql/sql-error.js';
import {columnsOf} from '../../source/sql/view-columns.js';

test('the names of the columns come in capitals', () => {
	const rows = [{FIELD: 'tenant_id', TYPE: 'bigint'}, {FIELD: 'JOB_ID'}, {FIELD: null}];
	assert.deepEqual(columnsOf(rows), new Set(['TENANT_ID', 'JOB_ID']));
});

for (const rows of [[], [{}], [{COLUMN: 'JOB_ID'}], [{FIELD: ''}]]) {
	test(`${JSON.stringify(rows)} name no column`, () => {
		assert.throws(
			() => columnsOf(rows),
			(error) => error instanceof SqlError && error.problem.detail?.type === 'noColumns',
		);
	});
}
