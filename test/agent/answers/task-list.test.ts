import assert from 'node:assert/strict';
import test from 'node:test';
import {problemOf} from '../../../source/agent/agent-error.js';
import {openEnvelope} from '../../../source/agent/answers/envelope.js';
import {decodeTasks} from '../../../source/agent/answers/task-list.js';
import {giveWay} from '../../../source/system/give-way.js';
import type {ExactJson} from '../../../source/text/exact-json.js';
import {readRecording, type AgentVersion} from '../../helpers/recordings.js';

async function recorded(name: string, version: AgentVersion = '4.5.0.0') {
	return decodeTasks(openEnvelope(readRecording(version, name).answer), giveWay);
}

function at(time: string, micros: number): number {
	return Date.parse(`2026-11-23T${time}+08:00`) + micros / 1000;
}

test('a recorded cancellation, while it runs: it has no end', async () => {
	assert.deepEqual(await recorded('04-dag-ob-unfinish-during-cancel-details-false'), [
		{
			id: '11',
			name: 'Cancel restore rt1',
			tenant: 'rt1',
			kind: 'cancel',
			state: 'RUNNING',
			operator: 'RUN',
			stage: 1,
			maxStage: 2,
			startedAt: at('22:48:03.845', 130),
		},
	]);
});

for (const name of ['04-dags-ob-after', '04-dag-ob-unfinish-after']) {
	test(`the same in ${name}: it has failed to drop the pools`, async () => {
		const [task] = await recorded(name);
		const {kind, state, stage, endedAt} = task ?? assert.fail('no task');
		assert.deepEqual(
			{kind, state, stage, endedAt},
			{kind: 'cancel', state: 'FAILED', stage: 2, endedAt: at('22:48:08.308', 644)},
		);
	});
}

test('a recorded restore of obshell, while it runs and when it has succeeded', async () => {
	const [running] = await recorded('15-dag-3-unfinish-during-restore');
	const [done] = await recorded('15-dag-5-dags-ob');
	const common = {
		id: '11',
		name: 'Restore backup_rt9',
		tenant: 'rt9',
		kind: 'restore',
		operator: 'RUN',
		maxStage: 5,
		startedAt: at('22:59:09.818', 301),
	};
	assert.deepEqual(running, {...common, state: 'RUNNING', stage: 3});
	assert.deepEqual(done, {...common, state: 'SUCCEED', stage: 5, endedAt: at('23:00:29.386', 845)});
});

const none = [
	['4.5.0.0', '04-dag-ob-unfinish-none'],
	['4.5.0.0', '04-dags-ob-details-false'],
	['4.2.6.0', '04-dag-ob-unfinish'],
	['4.2.4.0', '04-dag-ob-unfinish'],
] as const;

for (const [version, name] of none) {
	test(`${version} ${name} has no task`, async () => {
		assert.deepEqual(await recorded(name, version), []);
	});
}

const dag = {
	id: '17',
	name: 'Restore backup_rt2',
	stage: 3,
	max_stage: 5,
	state: 'RUNNING',
	operator: 'RUN',
	start_time: '2026-11-23T22:59:09+08:00',
	end_time: '2026-11-23T22:59:08+08:00',
};

async function tasksOf(...contents: readonly ExactJson[]) {
	return decodeTasks({data: {contents}, time: {at: 0, offsetMinutes: 480}}, giveWay);
}

const others: readonly ExactJson[] = [
	null,
	'Restore backup_rt2',
	{},
	{...dag, name: 'Backup tenant rt2'},
	{...dag, name: 'Restore backup rt2'},
	{...dag, name: 'Cancel restore_rt2'},
	{...dag, name: 'cancel restore rt2'},
	{...dag, name: 'Restore backup_'},
	{...dag, name: 7},
];

for (const other of others) {
	test(`${JSON.stringify(other)} is no task about a restore, and the ones around it are read`, async () => {
		const tasks = await tasksOf(dag, other, {...dag, id: '18', name: 'Cancel restore a b_c'});
		assert.deepEqual(
			tasks.map(({kind, tenant}) => `${kind} ${tenant}`),
			['restore rt2', 'cancel a b_c'],
		);
	});
}

const spans: ReadonlyArray<
	readonly [title: string, changes: ExactJson, span: readonly [startedAt?: string, endedAt?: string]]
> = [
	['that waits has the time of its creation', {state: 'PENDING'}, []],
	['that is ready likewise', {state: 'READY'}, []],
	['that runs has an end before its start', {}, ['2026-11-23T14:59:09Z']],
	[
		'that has ended has both',
		{state: 'SUCCEED', end_time: '2026-11-23T23:59:10+08:00'},
		['2026-11-23T14:59:09Z', '2026-11-23T15:59:10Z'],
	],
	[
		'that has failed likewise',
		{state: 'FAILED', end_time: '2026-11-23 23:59:10'},
		['2026-11-23T14:59:09Z', '2026-11-23T15:59:10Z'],
	],
	[
		'of 1970 has none',
		{state: 'SUCCEED', start_time: '1970-01-01T08:00:00+08:00', end_time: '0001-01-01T00:00:00Z'},
		[],
	],
	['whose times are no times has none', {state: 'SUCCEED', start_time: 'soon', end_time: 7}, []],
];

for (const [title, changes, [startedAt, endedAt]] of spans) {
	test(`a task ${title}`, async () => {
		const [task] = await tasksOf({...dag, ...(changes as object)});
		assert.deepEqual(
			[task?.startedAt, task?.endedAt],
			[startedAt, endedAt].map((time) => (time === undefined ? undefined : Date.parse(time))),
		);
	});
}

test('what obshell does not say is empty or 0, and nothing can steer a terminal', async () => {
	assert.deepEqual(await tasksOf({name: 'Cancel restore r\u{1B}[2J', stage: 'x', operator: null}), [
		{
			id: '',
			name: String.raw`Cancel restore r\x1b[2J`,
			tenant: String.raw`r\x1b[2J`,
			kind: 'cancel',
			state: '',
			operator: '',
			stage: 0,
			maxStage: 0,
		},
	]);
});

test('of thousands of tasks the newest thousand are kept, the newest first', async () => {
	const began = Date.parse('2026-11-01T00:00:00Z');
	const dags = Array.from({length: 3000}, (_, index) => ({
		...dag,
		id: String(index),
		start_time: new Date(began + index * 60_000).toISOString(),
	}));
	const tasks = await tasksOf(...dags);
	assert.equal(tasks.length, 1000);
	assert.deepEqual([tasks[0]?.id, tasks.at(-1)?.id], ['2999', '2000']);
});

test('what is no list of tasks is an error that says so', async () => {
	await assert.rejects(decodeTasks({data: {dags: []}, time: undefined}, giveWay), (error) => {
		assert.deepEqual(problemOf(error)?.detail, {type: 'noTaskList'});
		return true;
	});
});
