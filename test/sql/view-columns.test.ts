import assert from 'node:assert/strict';
import test from 'node:test';
import {SqlError} from '../../source/sql/sql-error.js';
import {columnsOf, presentColumns, rowsWith, selectList} from '../../source/sql/view-columns.js';

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

const known = {keys: ['JOB_ID'], all: ['JOB_ID', 'START_TIMESTAMP', 'STATUS']};

test('of the columns of a view those that are known are taken, in our order and by our names', () => {
	const rows = ['status', 'x; DROP TABLE t', 'Job_Id', '__proto__'].map((name) => ({Field: name}));
	assert.deepEqual(presentColumns({columns: ['Field'], rows}, known), ['JOB_ID', 'STATUS']);
});

test('a key that is missing is named', () => {
	assert.throws(
		() => presentColumns({columns: ['FIELD'], rows: [{FIELD: 'STATUS'}]}, known),
		(error) => {
			assert.ok(error instanceof SqlError);
			assert.deepEqual(error.problem.detail, {type: 'missingColumn', column: 'JOB_ID'});
			return true;
		},
	);
});

test('times are selected as seconds since 1970, the clock of the server too', () => {
	assert.equal(
		selectList(['JOB_ID', 'START_TIMESTAMP', 'FINISH_TIMESTAMP', 'SERVER_TIME']),
		'JOB_ID, UNIX_TIMESTAMP(START_TIMESTAMP) AS STARTED_AT, UNIX_TIMESTAMP(FINISH_TIMESTAMP) AS FINISHED_AT, UNIX_TIMESTAMP(NOW(6)) AS SERVER_TIME',
	);
});

test('rows are those of the answer to the statement, in whatever case its columns are', () => {
	const rows = [{job_id: '1', started_at: '2'}];
	const answer = {columns: ['job_id', 'started_at'], rows};
	assert.deepEqual(rowsWith(['JOB_ID', 'START_TIMESTAMP'], answer), [{JOB_ID: '1', STARTED_AT: '2'}]);
	for (const columns of [['JOB_ID'], ['START_TIMESTAMP', 'JOB_ID'], []]) {
		assert.throws(
			() => rowsWith(columns, answer),
			(error) => error instanceof SqlError && error.problem.detail?.type === 'otherColumns',
		);
	}
});
