import assert from 'node:assert/strict';
import test from 'node:test';
import {scenarioLibrary, storyOf} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {day, minute, rowAt, second, start, worldOf, worldWith} from '../worlds.js';
import {noFigures, statement} from './expected-columns.js';

const unfinished = {backup_cluster_version: 0, ls_count: 0, finish_ls_count: 0, comment: '', finish_timestamp: ''};

const runningStatuses = [
	[5 * second, 'CREATE_TENANT'],
	[60 * second, 'WAIT_TENANT_RESTORE_FINISH'],
	[190 * second, 'RESTORE_SUCCESS'],
] as const;

for (const [afterMs, status] of runningStatuses) {
	test(`a running row of today's agents has its NULLs as 0 and "": ${status}`, () => {
		const row = rowAt(worldWith({}), 'rt2', start + afterMs);
		assert.deepEqual(row, {tenant_id: 1, ...statement, ...noFigures, ...unfinished, status});
	});
}

test('an agent that reports figures has none either before there is a tenant to count for', () => {
	const row = rowAt(worldWith({figures: 'reported'}), 'rt2', start + 11 * second - 1);
	assert.deepEqual(row, {tenant_id: 1, ...statement, ...noFigures, ...unfinished, status: 'CREATE_TENANT'});
});

test('a failure has no comment before its row is in the history', () => {
	const row = rowAt(worldOf(scenarioLibrary.failure(start)), 'rt9', start + 20 * minute + 15 * second);
	assert.equal(row.status, 'RESTORE_FAIL');
	assert.equal(row.comment, '');
});

test('running rows of a varchar view give their times without a zone, history rows with it', () => {
	const world = createWorld(storyOf([scenarioLibrary.quickSuccess(start)], {hasZonelessRunningRows: true}));
	const running = rowAt(world, 'rt2', start + minute);
	assert.equal(running.start_timestamp, '2026-02-02 11:00:00.000492');
	assert.equal(running.restore_scn_display, '2026-02-02 10:55:00.000245');
	assert.equal(rowAt(world, 'rt2', start + day).start_timestamp, '2026-02-02T11:00:00.000492+08:00');
});
