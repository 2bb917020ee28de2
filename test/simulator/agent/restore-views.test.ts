import assert from 'node:assert/strict';
import test from 'node:test';
import {day, minute, rowAt, second, start, taskOf, worldWith} from '../worlds.js';

/** The agent's order of keys, which a strict client may see. */
const rowKeys = [
	'tenant_id',
	'job_id',
	'restore_tenant_name',
	'restore_tenant_id',
	'backup_tenant_name',
	'backup_tenant_id',
	'backup_cluster_name',
	'restore_option',
	'restore_scn',
	'restore_scn_display',
	'status',
	'start_timestamp',
	'backup_set_list',
	'backup_piece_list',
	'backup_data_uri',
	'backup_log_uri',
	'tablet_count',
	'finish_tablet_count',
	'total_bytes',
	'total_bytes_display',
	'finish_bytes',
	'finish_bytes_display',
	'description',
	'recover_scn',
	'recover_scn_display',
	'recover_progress',
	'restore_progress',
	'backup_cluster_version',
	'ls_count',
	'finish_ls_count',
	'comment',
	'finish_timestamp',
];

const stages = [
	['creating', 5 * second],
	['restoring', 60 * second],
	['closing', 190 * second],
	['ended', day],
] as const;

for (const figures of ['hidden', 'reported'] as const) {
	for (const [stage, afterMs] of stages) {
		test(`a row has the same keys in the same order: ${stage}, figures ${figures}`, () => {
			const world = worldWith({figures});
			assert.deepEqual(Object.keys(rowAt(world, 'rt2', start + afterMs)), rowKeys);
			assert.deepEqual(Object.keys(taskOf(world, 'rt2', start + afterMs)), rowKeys);
		});
	}
}

test('a task has the URIs of the backup and is always of the sys tenant', () => {
	for (const afterMs of [minute, day]) {
		const row = taskOf(worldWith({jobId: 4}), 'rt2', start + afterMs);
		assert.equal(row.tenant_id, 1);
		assert.equal(row.backup_data_uri, 'file:///data/nfs/backup/data');
		assert.equal(row.backup_log_uri, 'file:///data/nfs/backup/archive');
	}
});

test('a task ends when its closing does, whichever row the overview shows', () => {
	const world = worldWith({jobId: 4});
	assert.equal(taskOf(world, 'rt2', start + minute).finish_timestamp, '');
	assert.equal(taskOf(world, 'rt2', start + day).finish_timestamp, '2026-02-02T11:03:16.000492+08:00');
});
