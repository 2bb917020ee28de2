import assert from 'node:assert/strict';
import test from 'node:test';
import type {Outcome} from '../../source/domain/phase.js';
import {
	isCancelTaskOf,
	meaningOfTask,
	stageNameOf,
	taskOfRestore,
	type RestoreTask,
	type TaskMeaning,
} from '../../source/domain/restore-task.js';

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

const hour = 3600 * second;
const jobAt = startedAt;
const running = without({...restore, state: 'RUNNING', stage: 3}, 'endedAt');

const stages = [
	['the first', {stage: 1}, 'Pre restore check'],
	['the last', {stage: 5}, 'Upgrade tenant'],
	['before the first', {stage: 0}, undefined],
	['beyond the last', {stage: 6}, undefined],
	['of another number of steps', {stage: 3, maxStage: 7}, undefined],
	['of a cancellation', {kind: 'cancel', stage: 2, maxStage: 2}, 'Drop resource pool'],
] as const;

for (const [name, change, expected] of stages) {
	test(`the step ${name} is ${expected ?? 'not known by name'}`, () => {
		assert.equal(stageNameOf({...restore, ...change}), expected);
	});
}

const owners: ReadonlyArray<readonly [name: string, tasks: readonly RestoreTask[], found: string | undefined]> = [
	['there is none', [], undefined],
	['the one that started it', [running], '11'],
	['of a tenant that obshell spells otherwise', [{...running, tenant: 'RT2'}], '11'],
	['not of another tenant', [{...running, tenant: 'rt20'}], undefined],
	['not one that was over before it', [{...restore, endedAt: jobAt - second}], undefined],
	['not one that began after it', [{...running, startedAt: jobAt + hour}], undefined],
	['the newest of two', [{...running, id: '8', startedAt: jobAt - 9 * hour}, running], '11'],
	['a cancellation rather than what it cancels', [running, {...cancel, id: '12'}], '12'],
	['one that waits to begin is the newest', [running, without({...cancel, id: '13'}, 'startedAt', 'endedAt')], '13'],
];

for (const [name, tasks, found] of owners) {
	test(`the task of a restore: ${name}`, () => {
		assert.equal(taskOfRestore(tasks, {tenant: 'rt2', startedAt: jobAt})?.id, found);
	});
}

test('of a restore that has not begun only an open task is known to be its own', () => {
	assert.equal(taskOfRestore([running], {tenant: 'rt2', startedAt: undefined})?.id, '11');
	assert.equal(taskOfRestore([restore], {tenant: 'rt2', startedAt: undefined}), undefined);
});

const timedOut = {...restore, state: 'FAILED', stage: 3, startedAt: jobAt - 2 * second, endedAt: jobAt + hour};
const meanings: ReadonlyArray<readonly [task: RestoreTask, outcome: Outcome, meaning: TaskMeaning]> = [
	[running, 'running', 'atWork'],
	[timedOut, 'running', 'gaveUpWaiting'],
	[{...timedOut, endedAt: jobAt + 60 * second}, 'running', 'failedEarly'],
	[without(timedOut, 'startedAt'), 'running', 'failedEarly'],
	[timedOut, 'failed', 'failed'],
	[timedOut, 'succeeded', 'neverActivated'],
	[{...running, stage: 3}, 'succeeded', 'notActivatedYet'],
	[{...running, stage: 4}, 'succeeded', 'notActivatedYet'],
	[{...running, stage: 5}, 'succeeded', 'activated'],
	[{...restore, stage: 4, state: 'FAILED'}, 'succeeded', 'neverActivated'],
	[{...restore, stage: 5, state: 'FAILED'}, 'succeeded', 'activated'],
	[{...restore, stage: 5}, 'succeeded', 'activated'],
	[{...restore, operator: 'ROLLBACK'}, 'dropped', 'rolledBack'],
	[{...restore, operator: 'ROLLBACK'}, 'succeeded', 'rolledBack'],
	[{...running, operator: 'ROLLBACK'}, 'running', 'rollingBack'],
	[{...restore, operator: 'ROLLBACK', state: 'FAILED'}, 'running', 'rollbackFailed'],
	[cancel, 'dropped', 'cancelled'],
	[{...cancel, state: 'RUNNING'}, 'running', 'cancelling'],
	[{...cancel, state: 'FAILED'}, 'running', 'cancelFailed'],
];

for (const [task, outcome, meaning] of meanings) {
	const {kind, state, operator, stage} = task;
	test(`a ${kind} that is ${state} ${operator} at step ${stage}, of a restore that is ${outcome}: ${meaning}`, () => {
		assert.equal(meaningOfTask(task, outcome), meaning);
	});
}
