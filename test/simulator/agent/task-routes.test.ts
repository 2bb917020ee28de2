import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {createRestore, storyOf} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import type {AgentServerOptions} from '../../../source/simulator/agent/agent-server.js';
import {minute} from '../worlds.js';
import {askAsRoot, at, open, refusalOf, rootPassword} from './replies.js';
import {runServer} from './running-server.js';

const allPath = '/api/v1/task/dags/ob';
const openPath = '/api/v1/task/dag/ob/unfinish';

const failure = {type: 'failure', comment: ''} as const;

/** Obshell has restored rt1, is restoring rt2, and has failed with rt3. */
const world = createWorld(
	storyOf([
		{tenant: 'rt1', restores: [createRestore({jobId: 1, startedAt: at - 60 * minute, isByAgent: true})]},
		{tenant: 'rt2', restores: [createRestore({jobId: 2, startedAt: at - minute, isByAgent: true})]},
		{
			tenant: 'rt3',
			restores: [createRestore({jobId: 3, startedAt: at - 30 * minute, isByAgent: true, ending: failure})],
		},
		{tenant: 'rt4', restores: [createRestore({jobId: 4, startedAt: at - minute})]},
	]),
);

type Tasks = {
	readonly contents: ReadonlyArray<{
		readonly id: string;
		readonly name: string;
		readonly state: string;
		readonly nodes: unknown;
	}>;
};

async function askTasks(t: TestContext, path: string, options: Partial<AgentServerOptions> = {}) {
	const {port} = await runServer(t, {at, rootPassword, world, ...options});
	return askAsRoot(port, path);
}

const lists = [
	[allPath, ['12 Restore backup_rt1 SUCCEED', '16 Restore backup_rt3 FAILED', '14 Restore backup_rt2 RUNNING']],
	[openPath, ['16 Restore backup_rt3 FAILED', '14 Restore backup_rt2 RUNNING']],
] as const;

for (const [path, tasks] of lists) {
	test(`${path} lists ${tasks.join(', ')}`, async (t) => {
		const {contents} = open(await askTasks(t, path)).data as Tasks;
		assert.deepEqual(
			contents.map(({id, name, state}) => `${id} ${name} ${state}`),
			tasks,
		);
	});
}

const details = [
	['', true],
	['?show_details=true', true],
	['?show_details=1', true],
	['?show_details=false', false],
	['?show_details=F', false],
	['?show_details=', false],
] as const;

for (const [query, hasNodes] of details) {
	test(`${allPath}${query} has ${hasNodes ? '' : 'no '}nodes`, async (t) => {
		const {contents} = open(await askTasks(t, allPath + query)).data as Tasks;
		assert.equal(contents.length, 3);
		assert.ok(contents.every(({nodes}) => Array.isArray(nodes) === hasNodes));
	});
}

test('what Go does not take for a boolean is a panic', async (t) => {
	assert.deepEqual(refusalOf(await askTasks(t, `${openPath}?show_details=yes`)), [500, 'Common.Unexpected']);
});

const refusals: ReadonlyArray<
	readonly [title: string, path: string, options: Partial<AgentServerOptions>, status: number]
> = [
	['outside a cluster the handler does not answer', allPath, {identity: 'SINGLE'}, 500],
	['agents of 4.2.6 list no tasks that have ended', allPath, {generation: '4.2.6'}, 400],
	['but those that have not', openPath, {generation: '4.2.6'}, 200],
];

for (const [title, path, options, status] of refusals) {
	test(title, async (t) => {
		const reply = await askTasks(t, path, options);
		assert.equal(reply.status, status);
	});
}

test('without the database there are no tasks', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword, world});
	server.setFault({type: 'dbDown', database: 'unusable'});
	assert.deepEqual(refusalOf(await askAsRoot(port, allPath)), [500, 'Agent.OceanBase.Useless']);
});
