import assert from 'node:assert/strict';
import test from 'node:test';
import {findView} from '../../../source/simulator/sql/views.js';
import {startedAt, worldWith} from './running-sql-server.js';

const context = {world: worldWith(), t: startedAt, version: '4.3.3', offsetMinutes: 480, fault: undefined} as const;

const names = [
	'cdb_ob_restore_progress',
	'cdb_ob_restore_history',
	'cdb_ob_recover_table_jobs',
	'cdb_ob_recover_table_job_history',
	'dba_ob_tenants',
	'gv$ob_parameters',
	'dba_ob_rootservice_event_history',
];

for (const name of names) {
	test(`${name} is found with its database`, () => {
		assert.strictEqual(typeof findView(`oceanbase.${name}`, context), 'object');
		assert.equal(findView(name, context), 'missing');
	});
}

test('faults take views away', () => {
	const progress = 'oceanbase.cdb_ob_restore_progress';
	const history = 'oceanbase.cdb_ob_restore_history';
	assert.equal(findView(progress, {...context, fault: {type: 'noView'}}), 'missing');
	assert.equal(findView(history, {...context, fault: {type: 'historyDenied'}}), 'denied');
	assert.strictEqual(typeof findView(progress, {...context, fault: {type: 'historyDenied'}}), 'object');
});
