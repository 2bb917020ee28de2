import assert from 'node:assert/strict';
import test from 'node:test';
import {createRestore} from '../../../source/simulator/world/scenario-library.js';
import type {Restore} from '../../../source/simulator/world/scenario.js';
import {taskMomentsAt} from '../../../source/simulator/world/restore-tasks.js';
import {minute, second, start, worldWith} from '../worlds.js';

const cancelled = {type: 'cancelled', comment: ''} as const;
const hour = 60 * minute;

/** State, operator and stage of the tasks at a time after the statement. */
function tasksAt(changes: Partial<Restore>, afterMs: number): readonly string[] {
	const restore = createRestore({startedAt: start, ...changes});
	return taskMomentsAt({tenant: 'rt2', restore}, start + afterMs).map(
		({kind, state, operator, stage, steps, endedAt}) =>
			[kind, state, operator, `${stage}/${steps.length}`, endedAt === undefined ? 'open' : 'ended'].join(' '),
	);
}

/** A small restore: its tenant appears after 4 s, is created after 11 s, restored after 186 s, and has ended after 196 s. */
const moments: ReadonlyArray<
	readonly [title: string, changes: Partial<Restore>, afterMs: number, tasks: readonly string[]]
> = [
	['by a statement, running', {}, minute, []],
	['by a statement, done', {}, hour, []],
	['by obshell, before it', {isByAgent: true}, -4 * second, []],
	['by obshell, checking', {isByAgent: true}, -3 * second, ['restore RUNNING RUN 1/5 open']],
	['by obshell, stating', {isByAgent: true}, 0, ['restore RUNNING RUN 2/5 open']],
	['by obshell, waiting', {isByAgent: true}, minute, ['restore RUNNING RUN 3/5 open']],
	['by obshell, activating', {isByAgent: true}, 199 * second, ['restore RUNNING RUN 4/5 open']],
	['by obshell, upgrading', {isByAgent: true}, 203 * second, ['restore RUNNING RUN 5/5 open']],
	['by obshell, done', {isByAgent: true}, 205 * second, ['restore SUCCEED RUN 5/5 ended']],
	[
		'by obshell, longer than an hour',
		{isByAgent: true, restoringMs: 3 * hour},
		hour + minute,
		['restore FAILED RUN 3/5 ended'],
	],
	[
		'by obshell, failed',
		{isByAgent: true, ending: {type: 'failure', comment: ''}},
		205 * second,
		['restore FAILED RUN 4/5 ended'],
	],
	['by a statement, before it is cancelled', {ending: cancelled}, 186 * second - 1, []],
	['by a statement, being cancelled', {ending: cancelled}, 186 * second, ['cancel RUNNING RUN 1/2 open']],
	['by a statement, dropping the pools', {ending: cancelled}, 189 * second, ['cancel RUNNING RUN 2/2 open']],
	['by a statement, cancelled', {ending: cancelled}, 190 * second, ['cancel SUCCEED RUN 2/2 ended']],
	[
		'by obshell, being cancelled',
		{ending: cancelled, isByAgent: true},
		186 * second,
		['restore RUNNING ROLLBACK 1/5 open'],
	],
	['by obshell, cancelled', {ending: cancelled, isByAgent: true}, 190 * second, ['restore SUCCEED ROLLBACK 1/5 ended']],
	['by a statement, dropped', {ending: {...cancelled, isByStatement: true}}, hour, []],
	[
		'by obshell, dropped',
		{ending: {...cancelled, isByStatement: true}, isByAgent: true},
		hour,
		['restore FAILED RUN 4/5 ended'],
	],
];

for (const [title, changes, afterMs, tasks] of moments) {
	test(`the tasks about a restore ${title}: ${tasks.length === 0 ? 'none' : tasks.join(', ')}`, () => {
		assert.deepEqual(tasksAt(changes, afterMs), tasks);
	});
}

test('steps wait, run, and succeed or fail', () => {
	const restore = createRestore({startedAt: start, isByAgent: true, ending: {type: 'failure', comment: ''}});
	const statesAt = (afterMs: number) =>
		taskMomentsAt({tenant: 'rt2', restore}, start + afterMs).flatMap(({steps}) => steps.map(({state}) => state));
	assert.deepEqual(statesAt(minute), ['SUCCEED', 'SUCCEED', 'RUNNING', 'PENDING', 'PENDING']);
	assert.deepEqual(statesAt(hour), ['SUCCEED', 'SUCCEED', 'SUCCEED', 'FAILED', 'PENDING']);
});

test('a world has the task of a restore before the restore itself', () => {
	const world = worldWith({isByAgent: true});
	assert.deepEqual(world.restoresAt(start - 1), []);
	assert.equal(world.tasksAt(start - 1).length, 1);
	assert.deepEqual(world.tasksAt(start - 4 * second), []);
});
