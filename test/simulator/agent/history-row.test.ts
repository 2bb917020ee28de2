import assert from 'node:assert/strict';
import test from 'node:test';
import {logNotEnough, scenarioLibrary, tenantNotExist} from '../../../source/simulator/world/scenario-library.js';
import {day, minute, rowAt, second, start, taskOf, worldOf, worldWith} from '../worlds.js';
import {noFigures, statement} from './expected-columns.js';

test('the history row of success has the counts of the end, but no finished bytes', () => {
	const row = rowAt(worldWith({}), 'rt2', start + day);
	assert.deepEqual(row, {
		...statement,
		...noFigures,
		// A job with an even number shows the tenant's own row, which ends before the closing.
		tenant_id: 1010,
		status: 'SUCCESS',
		tablet_count: 590,
		finish_tablet_count: 590,
		total_bytes: 18_622_709,
		total_bytes_display: '17.76MB',
		finish_bytes_display: '0.00MB',
		backup_cluster_version: 17_180_000_519,
		ls_count: 2,
		finish_ls_count: 0,
		comment: '',
		finish_timestamp: '2026-02-02T11:03:06.000492+08:00',
	});
});

test('a job with an odd number shows the row of the sys tenant, which ends after the closing', () => {
	const row = rowAt(worldWith({jobId: 5}), 'rt2', start + day);
	assert.equal(row.tenant_id, 1);
	assert.equal(row.finish_timestamp, '2026-02-02T11:03:16.000865+08:00');
});

test('the history row of a failure has its comment and as many tablets as were restored', () => {
	const scenario = scenarioLibrary.failure(start);
	const {
		status,
		comment,
		tablet_count: all,
		finish_tablet_count: finished,
		...row
	} = rowAt(worldOf(scenario), 'rt9', start + day);
	assert.deepEqual(
		{status, comment, all, finished, bytes: row.total_bytes_display},
		{status: 'FAIL', comment: logNotEnough, all: 812, finished: 243, bytes: '33.00GB'},
	);
});

test('a cancelled job is seen in the tasks only: failing, then failed without counts', () => {
	const world = worldOf(scenarioLibrary.cancelled(start));
	const cancelledAt = start + 10 * minute + 11 * second;
	assert.equal(taskOf(world, 'rt5', cancelledAt - 1).status, 'WAIT_TENANT_RESTORE_FINISH');
	assert.equal(taskOf(world, 'rt5', cancelledAt).status, 'RESTORE_FAIL');
	const {
		status,
		comment,
		tablet_count: tablets,
		total_bytes: bytes,
		ls_count: streams,
	} = taskOf(world, 'rt5', cancelledAt + 10 * second);
	assert.deepEqual(
		{status, comment, tablets, bytes, streams},
		{status: 'FAIL', comment: tenantNotExist, tablets: 0, bytes: 0, streams: 0},
	);
});
