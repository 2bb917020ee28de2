import assert from 'node:assert/strict';
import test from 'node:test';
import {isCancelTaskOf, type RestoreTask} from '../../source/domain/restore-task.js';

const startedAt = Date.UTC(2026, 10, 23, 10);
const second = 1000;

const cancel: RestoreTask = {
	id: '11',
	name: 'Cancel restore rt2',
	tenant: 'rt2',
	kind: 'cancel',
	state: 'SUCCEED',
	operator: 'RUN',
	stage: 2,
	maxStage: 2,
	startedAt: startedAt + 60 * second,
	endedAt: startedAt + 65 * second,
};
/** It begins before the restore that it starts. */
const restore: RestoreTask = {
	...cancel,
	name: 'Restore backup_rt2',
	kind: 'restore',
	maxStage: 5,
	startedAt: startedAt - 2 * second,
};

function without(task: RestoreTask, ...names: ReadonlyArray<keyof RestoreTask>): RestoreTask {
	return Object.fromEntries(
		Object.entries(task).filter(([name]) => !(names as readonly string[]).includes(name)),
	) as RestoreTask;
}

const cases: ReadonlyArray<readonly [title: string, tasks: readonly RestoreTask[], isCancelled: boolean]> = [
	['no task', [], false],
	['a cancellation', [cancel], true],
	['a cancellation that runs', [without({...cancel, state: 'RUNNING', stage: 1}, 'endedAt')], true],
	[
		'a cancellation that has yet to begin',
		[without({...cancel, state: 'READY', stage: 1}, 'startedAt', 'endedAt')],
		true,
	],
	['a cancellation whose pools could not be dropped', [{...cancel, state: 'FAILED'}], true],
	['a cancellation that has failed', [{...cancel, state: 'FAILED', stage: 1}], false],
	['a cancellation of another tenant', [{...cancel, tenant: 'rt3'}], false],
	['a cancellation of a restore before', [{...cancel, startedAt: startedAt - second}], false],
	['a cancellation at the very start', [{...cancel, startedAt}], true],
	['a restore of obshell that succeeds', [restore], false],
	['a restore of obshell that was rolled back', [{...restore, operator: 'ROLLBACK'}], true],
	[
		'a restore of obshell that is being rolled back',
		[without({...restore, state: 'RUNNING', operator: 'ROLLBACK'}, 'endedAt')],
		true,
	],
	['one before that was rolled back', [{...restore, operator: 'ROLLBACK', endedAt: startedAt - second}], false],
	['a restore of obshell that took longer than its hour', [{...restore, state: 'FAILED'}], false],
	['a rolled-back restore of another tenant', [{...restore, operator: 'ROLLBACK', tenant: 'rt'}], false],
	['several, of which one is a cancellation', [restore, {...cancel, tenant: 'rt3'}, cancel], true],
];

for (const [title, tasks, isCancelled] of cases) {
	test(`${title}: the restore was ${isCancelled ? '' : 'not '}cancelled by obshell`, () => {
		assert.equal(isCancelTaskOf(tasks, {tenant: 'rt2', startedAt}), isCancelled);
	});
}

test('of a restore whose start is not known any cancellation counts', () => {
	assert.equal(isCancelTaskOf([{...cancel, startedAt: 1}], {tenant: 'rt2'}), true);
	assert.equal(isCancelTaskOf([{...cancel, startedAt: 1}], {tenant: 'rt3'}), false);
});
