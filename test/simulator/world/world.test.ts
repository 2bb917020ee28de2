import assert from 'node:assert/strict';
import test from 'node:test';
import {createRestore, scenarioLibrary} from '../../../source/simulator/world/scenario-library.js';
import type {Scenario} from '../../../source/simulator/world/scenario.js';
import {day, minute, rowAt, second, start, taskOf, tasksAt, tenantsAt, wordAt, worldOf, worldWith} from '../worlds.js';

test('a tenant that is dropped is absent from that very millisecond, though its task remains', () => {
	const world = worldWith({droppedAfterMs: 30 * minute});
	const dropped = start + 196 * second + 30 * minute;
	assert.equal(wordAt(world, 'rt2', dropped - 1), 'SUCCESS');
	assert.equal(wordAt(world, 'rt2', dropped), 'absent');
	assert.equal(taskOf(world, 'rt2', dropped).status, 'SUCCESS');
	assert.deepEqual(tenantsAt(world, dropped), ['sys NORMAL']);
});

test('a tenant restored again is absent until it is there again, and then shows the new job only', () => {
	const again = start + 10 * minute;
	const world = worldOf({
		tenant: 'rt2',
		restores: [
			createRestore({startedAt: start, jobId: 4, droppedAfterMs: minute}),
			createRestore({startedAt: again, jobId: 5, restoreTenantId: 1012}),
		],
	});
	assert.equal(rowAt(world, 'rt2', start + 5 * second).job_id, 4);
	assert.equal(wordAt(world, 'rt2', again + 4 * second - 1), 'absent');
	assert.equal(rowAt(world, 'rt2', again + 4 * second).job_id, 5);
	assert.equal(rowAt(world, 'rt2', again + day).restore_tenant_id, 1012);
});

test('the system tenant and tenants that nobody wrote a story about', () => {
	const world = worldOf(scenarioLibrary.quickSuccess(start));
	assert.equal(wordAt(world, 'sys', start), 'system');
	assert.equal(wordAt(world, 'nobody', start), 'absent');
	// Names are compared as they stand.
	assert.equal(wordAt(world, 'RT2', start + minute), 'absent');
});

test('the tenants of a world come in the order of its story', () => {
	const world = worldOf(scenarioLibrary.failure(start), scenarioLibrary.noFigures(start));
	assert.deepEqual(world.tenants, ['rt9', 'audit']);
});

const listed: ReadonlyArray<readonly [afterMs: number, tenants: readonly string[]]> = [
	[-1, ['sys NORMAL', 'shop NORMAL']],
	[4 * second - 1, ['sys NORMAL', 'shop NORMAL']],
	[4 * second, ['sys NORMAL', 'shop NORMAL', 'rt2 RESTORE', 'rt9 RESTORE', 'rt5 RESTORE']],
	[186 * second - 1, ['sys NORMAL', 'shop NORMAL', 'rt2 RESTORE', 'rt9 RESTORE', 'rt5 RESTORE']],
	[186 * second, ['sys NORMAL', 'shop NORMAL', 'rt2 NORMAL', 'rt9 RESTORE', 'rt5 RESTORE']],
	[10 * minute + 11 * second, ['sys NORMAL', 'shop NORMAL', 'rt2 NORMAL', 'rt9 RESTORE']],
	// A failed restore leaves its tenant in the status RESTORE for ever.
	[400 * day, ['sys NORMAL', 'shop NORMAL', 'rt2 NORMAL', 'rt9 RESTORE']],
];

for (const [afterMs, tenants] of listed) {
	test(`the list of tenants ${afterMs} ms after the statements: ${tenants.join(', ')}`, () => {
		const world = worldOf(
			scenarioLibrary.neverRestored(start),
			scenarioLibrary.quickSuccess(start),
			scenarioLibrary.failure(start),
			scenarioLibrary.cancelled(start),
		);
		assert.deepEqual(tenantsAt(world, start + afterMs), tenants);
	});
}

test('what agents do not report, the world knows all the same, until the job has ended', () => {
	const world = worldWith({figures: 'hidden'});
	assert.equal(world.figuresAt('rt2', start + 5 * second), undefined);
	assert.equal(world.figuresAt('rt2', start + 190 * second)?.restoreProgress, 10_000);
	assert.equal(world.figuresAt('rt2', start + 196 * second), undefined);
	assert.equal(world.figuresAt('nobody', start + minute), undefined);
});

test('tasks: the running ones first, then the history, each from the newest start on', () => {
	const restoreOf = (jobId: number, statedMinutes: number, restoringMs: number): Scenario => ({
		tenant: `rt${jobId}`,
		restores: [createRestore({jobId, startedAt: start + statedMinutes * minute, restoringMs})],
	});
	const world = worldOf(
		restoreOf(2, 10, minute),
		restoreOf(4, 30, 60 * minute),
		restoreOf(1, 0, 60 * minute),
		restoreOf(3, 20, minute),
	);
	assert.deepEqual(tasksAt(world, start - 1), []);
	// The task is there from the statement on, when there is no tenant yet.
	assert.deepEqual(tasksAt(world, start), ['1 CREATE_TENANT']);
	assert.deepEqual(tasksAt(world, start + 40 * minute), [
		'4 WAIT_TENANT_RESTORE_FINISH',
		'1 WAIT_TENANT_RESTORE_FINISH',
		'3 SUCCESS',
		'2 SUCCESS',
	]);
	assert.deepEqual(tasksAt(world, start + day), ['4 SUCCESS', '3 SUCCESS', '2 SUCCESS', '1 SUCCESS']);
});
