import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {createAgentClient, type AgentClient} from '../../source/agent/agent-client.js';
import {AgentError} from '../../source/agent/agent-error.js';
import {restoresPath} from '../../source/agent/cluster-lists.js';
import {endedStatuses, runningStatuses} from '../../source/domain/listed-statuses.js';
import {isCancelTaskOf} from '../../source/domain/restore-task.js';
import type {AgentServerOptions} from '../../source/simulator/agent/agent-server.js';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {openDispatcher} from '../helpers/open-dispatcher.js';
import {readRecording} from '../helpers/recordings.js';
import {runServer} from '../simulator/agent/running-server.js';
import {answerAsAgent, createAgentKey, refuse, serve} from './canned-agent.js';

const never = new AbortController().signal;
const password = 'opensesame';
const minute = 60_000;
const hour = 60 * minute;
const now = Date.parse('2026-11-23T22:44:00+08:00');
const cancelled = {type: 'cancelled', comment: ''} as const;

/** Two restores run, one of single tables; the others have ended in their ways. */
const world = createWorld(
	storyOf([
		{tenant: 'rt2', restores: [createRestore({jobId: 9, startedAt: now - 10 * minute, restoringMs: hour})]},
		{tenant: 'rt4', restores: [createRestore({jobId: 7, startedAt: now - 90 * minute})]},
		{tenant: 'rt5', restores: [createRestore({jobId: 6, startedAt: now - 3 * hour, ending: cancelled})]},
		{
			tenant: 'rt6',
			restores: [createRestore({jobId: 5, startedAt: now - 4 * hour, ending: {...cancelled, isByStatement: true}})],
		},
		{
			tenant: 'rt7',
			restores: [createRestore({jobId: 4, startedAt: now - 5 * hour, ending: cancelled, isByAgent: true})],
		},
		{
			tenant: 'AUX_RECOVER$1795000000123456',
			restores: [createRestore({jobId: 8, startedAt: now - 20 * minute, restoringMs: hour})],
		},
	]),
);

function connect(t: TestContext, origin: string): AgentClient {
	const dispatcher = openDispatcher();
	t.after(async () => dispatcher.destroy());
	return createAgentClient({
		origin,
		dispatcher,
		credential: {kind: 'root', password},
		timeoutMs: 10_000,
		monotonic: () => 0,
		deadline: () => never,
		randomBytes: (count) => 'x'.repeat(count),
	});
}

async function createRig(t: TestContext, options: Partial<AgentServerOptions> = {}) {
	const {server, port} = await runServer(t, {world, at: now, rootPassword: password, ...options});
	return {server, client: connect(t, `http://127.0.0.1:${port}`)};
}

function failsWith(reason: string): (error: unknown) => boolean {
	return (error) => {
		assert.ok(error instanceof AgentError, String(error));
		assert.equal(error.problem.reason, reason);
		return true;
	};
}

const targets: ReadonlyArray<readonly [filter: Parameters<typeof restoresPath>[0], target: string]> = [
	[{}, '/api/v1/restore/tasks'],
	[{statuses: []}, '/api/v1/restore/tasks'],
	[{statuses: ['SUCCESS']}, '/api/v1/restore/tasks?status=SUCCESS'],
	[{statuses: ['SUCCESS', 'FAIL']}, '/api/v1/restore/tasks?status=SUCCESS,FAIL'],
	[{statuses: ['A B', 'C&D,E']}, '/api/v1/restore/tasks?status=A%20B,C%26D%2CE'],
	[{startedAfter: now + 0.5}, '/api/v1/restore/tasks?start_time=2026-11-23T14%3A44%3A00Z'],
	[{statuses: ['FAIL'], startedAfter: now}, '/api/v1/restore/tasks?status=FAIL&start_time=2026-11-23T14%3A44%3A00Z'],
	[{startedAfter: -hour}, '/api/v1/restore/tasks?start_time=1970-01-01T00%3A00%3A00Z'],
	[{startedAfter: -Infinity}, '/api/v1/restore/tasks?start_time=1970-01-01T00%3A00%3A00Z'],
	[{startedAfter: Infinity}, '/api/v1/restore/tasks?start_time=9999-01-01T00%3A00%3A00Z'],
];

for (const [filter, target] of targets) {
	test(`a list is requested from ${target}`, () => {
		assert.equal(restoresPath(filter), target);
	});
}

const filters: ReadonlyArray<readonly [filter: Parameters<typeof restoresPath>[0], jobs: readonly number[]]> = [
	[{}, [9, 8, 7, 6, 5, 4]],
	[{statuses: runningStatuses}, [9, 8]],
	[{statuses: endedStatuses}, [7, 6, 5, 4]],
	[{startedAfter: now - 100 * minute}, [9, 8, 7]],
	[{statuses: endedStatuses, startedAfter: now - 100 * minute}, [7]],
	[{statuses: ['NOSUCH']}, []],
];

for (const [filter, jobs] of filters) {
	test(`the restores by ${JSON.stringify(filter)} are ${jobs.length === 0 ? 'none' : jobs.join(', ')}`, async (t) => {
		const {client, server} = await createRig(t);
		const {restores, isComplete, agentTime} = await client.listRestores(filter, never);
		assert.deepEqual(
			restores.map(({reading}) => reading.jobId),
			jobs,
		);
		assert.deepEqual([isComplete, agentTime], [true, now]);
		const {path, header} = server.requests.at(-1) ?? assert.fail('no request');
		assert.deepEqual([path, header?.uri], [restoresPath(filter), restoresPath(filter)]);
	});
}

test('a restore reads in the list as it does in its overview, but for two URIs', async (t) => {
	const {client} = await createRig(t);
	const {restores} = await client.listRestores({}, never);
	const {reading} = await client.overview('rt2', never);
	const listed = restores.find(({tenant}) => tenant === 'rt2');
	const {overview, ...figures} = reading;
	const {overview: kept, ...others} = listed?.reading ?? assert.fail('not listed');
	assert.deepEqual(others, figures);
	assert.deepEqual({...kept, backup_data_uri: '', backup_log_uri: ''}, overview);
});

for (const generation of ['4.2.4', '4.2.6'] as const) {
	test(`an agent of ${generation} has no list of restores, and of tasks the open ones`, async (t) => {
		const {client, server} = await createRig(t, {generation});
		await assert.rejects(client.listRestores({}, never), failsWith('noRestoreApi'));
		assert.deepEqual(await client.readTasks(never), []);
		assert.equal(server.requests.at(-1)?.path, '/api/v1/task/dag/ob/unfinish?show_details=false');
		const tenants = await client.listTenants(never);
		assert.ok(tenants.some(({name, isRestoring}) => name === 'rt2' && isRestoring));
	});
}

test('the tenants of the cluster, and which of them are being restored', async (t) => {
	const {client} = await createRig(t);
	assert.deepEqual(await client.listTenants(never), [
		{name: 'sys', isRestoring: false},
		{name: 'rt4', isRestoring: false},
		{name: 'AUX_RECOVER$1795000000123456', isRestoring: true},
		{name: 'rt2', isRestoring: true},
	]);
});

test('by the tasks of obshell cancelled restores differ from dropped ones', async (t) => {
	const {client, server} = await createRig(t);
	const tasks = await client.readTasks(never);
	assert.deepEqual(
		tasks.map(({kind, tenant, state, operator}) => [kind, tenant, state, operator].join(' ')),
		['cancel rt5 SUCCEED RUN', 'restore rt7 SUCCEED ROLLBACK'],
	);
	assert.equal(server.requests.at(-1)?.path, '/api/v1/task/dags/ob?show_details=false');
	const {restores} = await client.listRestores({statuses: ['FAIL']}, never);
	const endings = restores.map(({tenant, reading}) => [tenant, isCancelTaskOf(tasks, {tenant, ...reading})]);
	assert.deepEqual(endings, [
		['rt5', true],
		['rt6', false],
		['rt7', true],
	]);
});

test('tasks and tenants are requested with the targets that were recorded', () => {
	assert.equal(readRecording('4.5.0.0', '04-dags-ob-details-false').target, '/api/v1/task/dags/ob?show_details=false');
	assert.equal(readRecording('4.5.0.0', '04-tenants-overview').target, '/api/v1/tenants/overview');
});

test('a refusal of the route for all tasks is no reason to request the open ones', async (t) => {
	const state = {key: createAgentKey(), password, now, isBare: false};
	const {origin, seen} = await serve(t, (request) =>
		request.path.startsWith('/api/v1/task/')
			? refuse(500, {errCode: 'Common.Unexpected', message: 'Unexpected error: x'}, now)
			: answerAsAgent(state, request),
	);
	await assert.rejects(connect(t, origin).readTasks(never), failsWith('rejected'));
	assert.deepEqual(
		seen.filter(({path}) => path.startsWith('/api/v1/task/')).map(({path}) => path),
		['/api/v1/task/dags/ob?show_details=false'],
	);
});

test('a list that comes late holds up the overviews, and is delivered', async (t) => {
	const limits: AbortController[] = [];
	const {server, port} = await runServer(t, {world, at: now, rootPassword: password});
	const dispatcher = openDispatcher();
	t.after(async () => dispatcher.destroy());
	const client = createAgentClient({
		origin: `http://127.0.0.1:${port}`,
		dispatcher,
		credential: {kind: 'root', password},
		timeoutMs: 10_000,
		monotonic: () => 0,
		deadline() {
			const limit = new AbortController();
			limits.push(limit);
			return limit.signal;
		},
		randomBytes: (count) => 'x'.repeat(count),
	});
	await client.overview('rt2', never);
	server.setFault({type: 'dbHung'});
	const late = Promise.withResolvers<number>();
	const list = client.listRestores({}, never, ({restores}) => {
		late.resolve(restores.length);
	});
	limits.at(-1)?.abort();
	await assert.rejects(list, failsWith('timeout'));
	assert.equal(client.isHeld(), true);
	await assert.rejects(client.overview('rt2', never), failsWith('timeout'));
	server.setFault(undefined);
	assert.equal(await late.promise, 6);
	assert.equal(client.isHeld(), false);
});
