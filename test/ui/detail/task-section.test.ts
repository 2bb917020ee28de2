import assert from 'node:assert/strict';
import test from 'node:test';
import type {RestoreTask} from '../../../source/domain/restore-task.js';
import {drawTaskSection} from '../../../source/ui/detail/task-section.js';
import {address, fold, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';
import {drawOf} from '../../helpers/detail.js';

const second = 1000;
const jobAt = startedAt - 2 * 3600 * second;
const task: RestoreTask = {
	id: '11',
	name: 'Restore backup_rt2',
	tenant: 'rt2',
	kind: 'restore',
	state: 'RUNNING',
	operator: 'RUN',
	stage: 3,
	maxStage: 5,
	startedAt: jobAt - 3 * second,
};
const running = readAt(0, reading({startedAt: jobAt}));
const succeeded = readAt(0, reading({status: 'SUCCESS', startedAt: jobAt, finishedAt: startedAt - second}));

function draw(restore: Step, read: RestoreTask): readonly string[] {
	const state = fold([restore, [1, {type: 'restoreTasksRead', cluster: address, tasks: [read]}]]);
	return drawOf(drawTaskSection, state, {columns: 140}).slice(2);
}

test('a task that is at work has its step by its name', () => {
	assert.deepEqual(draw(running, task), [
		'   task     Restore backup_rt2',
		'   state    RUNNING   began 07:59:57',
		'   stage    3 of 5: Wait restore task finish',
	]);
});

test('of steps that are not known there is the number alone', () => {
	assert.equal(draw(running, {...task, maxStage: 9})[2], '   stage    3 of 9');
	assert.equal(draw(running, {...task, stage: 0, maxStage: 0}).length, 2);
});

test('its false failure after an hour is explained', () => {
	const timedOut = {...task, state: 'FAILED', endedAt: jobAt + 3600 * second};
	assert.deepEqual(draw(running, timedOut).slice(1), [
		'   state    FAILED   began 07:59:57   ended 1h00m ago',
		'   stage    3 of 5: Wait restore task finish',
		"            obshell's task gave up waiting after an hour; the restore goes on in OceanBase; activate the tenant once it is done",
	]);
});

test('until its activation is done the tenant is STANDBY', () => {
	assert.equal(
		draw(succeeded, {...task, stage: 4})
			.at(-1)
			?.trim(),
		'STANDBY until activated: obshell has yet to do that',
	);
	assert.match(draw(succeeded, {...task, stage: 4, state: 'FAILED'}).at(-1) ?? '', /activate the tenant yourself/v);
	assert.equal(
		draw(succeeded, {...task, stage: 5})
			.at(-1)
			?.trim(),
		'obshell has activated the tenant',
	);
});

test('SUCCEED by ROLLBACK is no success', () => {
	const rolledBack = {...task, state: 'SUCCEED', operator: 'ROLLBACK', stage: 1, endedAt: startedAt - 90 * second};
	assert.deepEqual(draw(running, rolledBack).slice(1), [
		'   state    SUCCEED ROLLBACK   began 07:59:57   ended 1m ago',
		'            rolled back: obshell has cancelled the restore',
	]);
});

test('without a task of obshell there is nothing to say', () => {
	assert.deepEqual(drawOf(drawTaskSection, fold([running])), []);
	assert.deepEqual(draw(running, {...task, tenant: 'rt20'}), []);
});

test('what an agent writes is safe to draw', () => {
	const hostile = {...task, name: 'Restore backup_\u{1B}[31m', state: '\u{9B}2J', operator: '\u{202E}'};
	assert.doesNotMatch(draw(running, hostile).join(''), /[\p{Cc}\p{Cf}]/v);
});
