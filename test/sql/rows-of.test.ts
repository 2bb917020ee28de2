import assert from 'node:assert/strict';
import test from 'node:test';
import {rowsOf} from '../../source/sql/rows-of.js';

test('column names come in capitals, and values as they are', () => {
	const columns = ['tenant_id', 'Job_Id', '__proto__x'];
	const rows = [{tenant_id: '1', Job_Id: null, __proto__x: 'a'}, {}];
	assert.deepEqual(rowsOf({columns, rows}), [{TENANT_ID: '1', JOB_ID: null, __PROTO__X: 'a'}, {}]);
});

test('rows whose columns are in capitals already are not copied', () => {
	const rows = [{TENANT_ID: '1'}];
	assert.equal(rowsOf({columns: ['TENANT_ID'], rows}), rows);
});
