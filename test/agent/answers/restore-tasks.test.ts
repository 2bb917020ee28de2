import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {createAgentClient, type AgentClient} from '../../../source/agent/agent-client.js';
import {AgentError} from '../../../source/agent/agent-error.js';
import {openDispatcher} from '../../helpers/open-dispatcher.js';
import {openEnvelope} from '../../../source/agent/answers/envelope.js';
import {decodeFinished} from '../../../source/agent/answers/restore-tasks.js';
import {priorDurationOf, type FinishedRestore} from '../../../source/domain/progress/prior-duration.js';
import type {AgentTime} from '../../../source/agent/agent-time.js';
import {giveWay} from '../../../source/system/give-way.js';
import type {ExactJson} from '../../../source/text/exact-json.js';
import type {AgentServerOptions} from '../../../source/simulator/agent/agent-server.js';
import {createRestore, storyOf} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {listRecordings, readRecording} from '../../helpers/recordings.js';
import {runServer} from '../../simulator/agent/running-server.js';
import {answerAsAgent, createAgentKey, refuse, serve} from '../canned-agent.js';

const never = new AbortController().signal;
const password = 'opensesame';
const target = '/api/v1/restore/tasks?status=SUCCESS';
const east = {at: 0, offsetMinutes: 480};

async function finishedIn(name: string): Promise<readonly FinishedRestore[]> {
	return decodeFinished(openEnvelope(readRecording('4.5.0.0', name).answer), giveWay);
}

async function finishedOf(contents: readonly ExactJson[], time: AgentTime | undefined = east) {
	return decodeFinished({data: {contents}, time}, giveWay);
}

/** The finished restores in recorded answers, of which those for all statuses list running ones too. */
const recorded: Readonly<Record<string, readonly string[]>> = {
	'04-restore-tasks-after-drop': ['2 failed', '4 failed', '3 succeeded'],
	'04-restore-tasks-all': ['4 failed', '3 succeeded'],
	'04-restore-tasks-no-match': [],
	'04-restore-tasks-page0-size0': ['4 failed', '3 succeeded'],
	'04-restore-tasks-page1-size1': ['4 failed', '3 succeeded'],
	'04-restore-tasks-page9-size1': ['4 failed', '3 succeeded'],
	'04-restore-tasks-sort': ['4 failed', '3 succeeded'],
	'04-restore-tasks-start-time': ['4 failed', '3 succeeded'],
	'04-restore-tasks-status-lower-list': ['4 failed', '3 succeeded'],
	'04-restore-tasks-status-running': [],
	'04-restore-tasks-status-spaces': ['3 succeeded'],
	'04-restore-tasks-status-success': ['3 succeeded'],
};

test('every recorded list of restores is one of those below', () => {
	const lists = listRecordings('4.5.0.0').filter(
		(name) => name.startsWith('04-restore-tasks') && readRecording('4.5.0.0', name).answer.status === 200,
	);
	assert.deepEqual(lists, Object.keys(recorded));
});

for (const [name, expected] of Object.entries(recorded)) {
	test(`${name} lists ${expected.length === 0 ? 'no ended restore' : expected.join(', ')}`, async () => {
		const finished = await finishedIn(name);
		assert.deepEqual(
			finished.map(({jobId, outcome}) => `${jobId} ${outcome}`),
			expected,
		);
	});
}

test('what was recorded is asked for with the very target of the client', () => {
	assert.equal(readRecording('4.5.0.0', '04-restore-tasks-status-success').target, target);
});

test('a recorded success is read whole', async () => {
	assert.deepEqual(await finishedIn('04-restore-tasks-status-success'), [
		{
			jobId: 3,
			sourceCluster: 'backup_cluster',
			sourceTenant: 'backup_tenant',
			startedAt: Date.parse('2026-11-23T22:36:32.086+08:00') + 0.335,
			finishedAt: Date.parse('2026-11-23T22:42:23.814+08:00') + 0.067,
			outcome: 'succeeded',
		},
	]);
});

const row = {
	job_id: 3,
	restore_tenant_name: 'rt2',
	backup_cluster_name: 'obc',
	backup_tenant_name: 'shop',
	status: 'SUCCESS',
	start_timestamp: '2026-11-23T22:36:32+08:00',
	finish_timestamp: '2026-11-23T22:42:23+08:00',
};

const unreadable: ReadonlyArray<readonly [title: string, row: ExactJson]> = [
	['null', null],
	['text', 'SUCCESS'],
	['a list', [row]],
	['empty', {}],
	['without a job', {...row, job_id: undefined}],
	['of a job below zero', {...row, job_id: -3}],
	['without a status', {...row, status: ''}],
	['of a status that nobody knows', {...row, status: 'ARCHIVED'}],
	['of a restore that is about to end', {...row, status: 'RESTORE_SUCCESS'}],
	['without a start', {...row, start_timestamp: ''}],
	['whose start is a number', {...row, start_timestamp: 1_711_091_102}],
	['without an end', {...row, finish_timestamp: ''}],
	['whose end is no time', {...row, finish_timestamp: 'soon'}],
	['that ended before it began', {...row, finish_timestamp: '2026-11-23T22:36:31+08:00'}],
	['of a restore of single tables', {...row, restore_tenant_name: 'AUX_RECOVER$1711091102560245'}],
];

for (const [title, odd] of unreadable) {
	test(`a row ${title} is skipped, and the ones around it are read`, async () => {
		const finished = await finishedOf([{...row, job_id: 5}, odd, {...row, job_id: 4}]);
		assert.deepEqual(
			finished.map(({jobId}) => jobId),
			[5, 4],
		);
	});
}

for (const data of [undefined, null, 'text', [], [row], {}, {contents: 'none'}, {contents: row}]) {
	test(`${JSON.stringify(data)} is no list of restores`, async () => {
		await assert.rejects(decodeFinished({data, time: east}, giveWay), failsWith('unreadableAnswer'));
	});
}

test('a list that is null has no rows', async () => {
	assert.deepEqual(await decodeFinished({data: {contents: null}, time: east}, giveWay), []);
});

test("times without a zone are taken in the agent's", async () => {
	const contents = [{...row, start_timestamp: '2026-11-23 22:36:32.5', finish_timestamp: '2026-11-23 22:42:23'}];
	const [eastern] = await finishedOf(contents);
	assert.equal(eastern?.startedAt, Date.parse('2026-11-23T14:36:32.5Z'));
	assert.equal(eastern?.finishedAt, Date.parse('2026-11-23T14:42:23Z'));
	const [western] = await decodeFinished({data: {contents}, time: undefined}, giveWay);
	assert.equal(western?.startedAt, Date.parse('2026-11-23T22:36:32.5Z'));
});

test('names can neither steer a terminal nor bring secrets nor grow without end', async () => {
	const contents = [
		{...row, backup_cluster_name: 'a\u{1B}[2J\n', backup_tenant_name: 'oss://b?access_key=abc123&host=h'},
		{...row, backup_cluster_name: 'x'.repeat(5000), backup_tenant_name: 7},
	];
	const [first, second] = await finishedOf(contents);
	assert.equal(first?.sourceCluster, String.raw`a\x1b[2J\n`);
	assert.equal(first.sourceTenant, 'oss://b?access_key=***&host=h');
	assert.equal(second?.sourceCluster, 'x'.repeat(200));
	assert.equal(second.sourceTenant, '');
});

test('of a long history the newest two thousand are kept', async () => {
	const contents = Array.from({length: 5005}, (_, index) => ({...row, job_id: 6000 - index}));
	const finished = await finishedOf(contents);
	assert.equal(finished.length, 2000);
	assert.equal(finished[0]?.jobId, 6000);
	assert.equal(finished.at(-1)?.jobId, 4001);
});

const minute = 60_000;
const now = Date.parse('2026-11-23T22:44:00+08:00');
const source = {cluster: 'obc', tenant: 'orders', tenantId: 1004};

/** The tenant rt2 was restored twice from the same source and is being restored again; others had their fates. */
const world = createWorld(
	storyOf([
		{
			tenant: 'rt2',
			restores: [
				createRestore({jobId: 2, startedAt: now - 300 * minute, restoringMs: 40 * minute, droppedAfterMs: minute}),
				createRestore({jobId: 5, startedAt: now - 200 * minute, restoringMs: 60 * minute, droppedAfterMs: minute}),
				createRestore({jobId: 9, startedAt: now - 10 * minute, restoringMs: 90 * minute}),
			],
		},
		{tenant: 'orders2', restores: [createRestore({jobId: 6, startedAt: now - 150 * minute, source})]},
		{
			tenant: 'rt4',
			restores: [createRestore({jobId: 7, startedAt: now - minute * 90, ending: {type: 'failure', comment: 'x'}})],
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

test('the client reads the successful restores of the cluster, newest first', async (t) => {
	const {client} = await createRig(t);
	const finished = await client.readFinished(never);
	assert.deepEqual(
		finished.map(({jobId, sourceTenant, outcome}) => ({jobId, sourceTenant, outcome})),
		[
			{jobId: 6, sourceTenant: 'orders', outcome: 'succeeded'},
			{jobId: 5, sourceTenant: 'shop', outcome: 'succeeded'},
			{jobId: 2, sourceTenant: 'shop', outcome: 'succeeded'},
		],
	);
});

test('the request target, query and all, is what the sealed header holds', async (t) => {
	const {client, server} = await createRig(t);
	await client.readFinished(never);
	assert.deepEqual(
		server.requests
			.filter(({path}) => path !== '/api/v1/login')
			.map(({method, path, header}) => ({method, path, uri: header?.uri})),
		[
			{method: 'GET', path: '/api/v1/secret', uri: undefined},
			{method: 'GET', path: target, uri: target},
		],
	);
});

test('the agent’s reading of a running job leads to the earlier restores of its source', async (t) => {
	const {client} = await createRig(t);
	const {reading} = await client.overview('rt2', never);
	assert.equal(reading.finishedAt, undefined);
	const last = priorDurationOf(await client.readFinished(never), reading);
	// The last one took an hour, and the 21 s that creating and closing take.
	assert.equal(last?.seconds, 60 * 60 + 21);
	assert.equal(Math.floor(last.at), now - 140 * minute + 21_000);
});

for (const generation of ['4.2.4', '4.2.6'] as const) {
	test(`an agent of ${generation}, which has no such route, lists no finished restore`, async (t) => {
		const {client, server} = await createRig(t, {generation});
		assert.deepEqual(await client.readFinished(never), []);
		assert.equal(server.requests.at(-1)?.path, target);
	});
}

/** An agent with errCodes that finds nothing under the route. */
async function connectToMissing(t: TestContext, message: string): Promise<AgentClient> {
	const state = {key: createAgentKey(), password, now, isBare: false};
	const {origin} = await serve(t, (request) =>
		request.path === target ? refuse(404, {errCode: 'Common.NotFound', message}, now) : answerAsAgent(state, request),
	);
	return connect(t, origin);
}

test('an agent of 4.3.1, which has errCodes and no such route, lists no finished restore', async (t) => {
	const client = await connectToMissing(t, 'Element not found: 404 not found');
	assert.deepEqual(await client.readFinished(never), []);
});

test('whatever else is not found is a refusal', async (t) => {
	const client = await connectToMissing(t, 'Element not found: something else');
	await assert.rejects(client.readFinished(never), failsWith('rejected'));
});

test('other refusals stay refusals, also those of status 400', async (t) => {
	const {client, server} = await createRig(t);
	server.setFault({type: 'mysqlError'});
	await assert.rejects(client.readFinished(never), failsWith('databaseError'));
	server.setFault({type: 'dbDown', database: 'gone'});
	await assert.rejects(client.readFinished(never), failsWith('databaseDown'));
	server.setFault({type: 'html'});
	await assert.rejects(client.readFinished(never), failsWith('webPage'));
	server.setFault(undefined);
	const finished = await client.readFinished(never);
	assert.equal(finished.length, 3);
});

test('an agent outside a cluster refuses', async (t) => {
	const {client} = await createRig(t, {identity: 'SINGLE'});
	await assert.rejects(client.readFinished(never), failsWith('notInCluster'));
});

test("an aborted question throws the signal's own reason", async (t) => {
	const {client} = await createRig(t);
	const reason = new Error('the user has left');
	await assert.rejects(client.readFinished(AbortSignal.abort(reason)), (error) => error === reason);
});
