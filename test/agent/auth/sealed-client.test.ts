import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import test, {type TestContext} from 'node:test';
import {createAgentClient} from '../../../source/agent/agent-client.js';
import {AgentError} from '../../../source/agent/agent-error.js';
import {createSealedClient} from '../../../source/agent/auth/sealed-client.js';
import {openDispatcher} from '../../helpers/open-dispatcher.js';
import type {AgentServerOptions} from '../../../source/simulator/agent/agent-server.js';
import type {SeenRequest} from '../../../source/simulator/agent/seen-request.js';
import {runServer} from '../../simulator/agent/running-server.js';

const never = new AbortController().signal;
const password = 'pässwörd 中 "\\';
const loginPath = '/api/v1/login';
const logoutPath = '/api/v1/logout';
const second = 1000;
const minute = 60 * second;
const at = Date.parse('2026-11-23T22:44:00+08:00');

type RigOptions = Partial<AgentServerOptions> & {readonly ours?: string; readonly kind?: 'root' | 'agent'};

async function createRig(t: TestContext, {ours = password, kind = 'root', ...options}: RigOptions = {}) {
	let passedMs = 0;
	const running = await runServer(t, {at, rootPassword: password, randomBytes, ...options});
	const dispatcher = openDispatcher();
	t.after(async () => dispatcher.destroy());
	const client = createAgentClient({
		origin: `http://127.0.0.1:${running.port}`,
		dispatcher,
		credential: {kind, password: ours},
		timeoutMs: 10_000,
		monotonic: () => passedMs,
		deadline: () => never,
		randomBytes: (count) => randomBytes(count).toString('latin1'),
	});
	return {
		...running,
		client,
		requests: running.server.requests,
		/** Both clocks run on. */
		pass(ms: number) {
			passedMs += ms;
			running.setNow(at + passedMs);
		},
	};
}

function paths(requests: readonly SeenRequest[]): readonly string[] {
	return requests.map(({path}) => path.replace('/api/v1/', '').replace(/^tenant.*$/v, 'overview'));
}

/** What authenticated the requests of a path. */
function credentialsIn(requests: readonly SeenRequest[], path: string): readonly string[] {
	return requests
		.filter((request) => request.path.includes(path))
		.map(({header}) => {
			if (header === undefined) {
				return 'unreadable';
			}

			const {hasPassword, sessionId} = header;
			return [hasPassword ? 'password' : '', sessionId === '' ? '' : 'session'].filter((part) => part !== '').join('+');
		});
}

function failsWith(reason: string): (error: unknown) => boolean {
	return (error) => {
		assert.ok(error instanceof AgentError, String(error));
		assert.equal(error.problem.reason, reason);
		return true;
	};
}

test('the password goes into the login alone: every question is asked in the session', async (t) => {
	const {client, requests} = await createRig(t);
	await client.overview('rt1', never);
	await client.overview('done1', never);
	await client.readCluster(never);
	assert.deepEqual(paths(requests), ['secret', 'login', 'overview', 'overview', 'ob/info']);
	assert.deepEqual(credentialsIn(requests, loginPath), ['password']);
	assert.deepEqual(credentialsIn(requests, 'restore'), ['session', 'session']);
	assert.deepEqual(credentialsIn(requests, 'ob/info'), ['session']);
	const login = requests.find(({path}) => path === loginPath);
	assert.deepEqual([login?.method, login?.header?.hasKeys], ['POST', true]);
});

test('an agent password opens a session too, in its own header', async (t) => {
	const {client, requests} = await createRig(t, {agentPassword: 'of the agent', ours: 'of the agent', kind: 'agent'});
	await client.overview('rt1', never);
	assert.deepEqual(credentialsIn(requests, 'restore'), ['session']);
	const sealed = requests.flatMap(({header}) => (header === undefined ? [] : [header.isAgentHeader]));
	assert.deepEqual(sealed, [true, true]);
});

test('questions that are asked at the same time share one login', async (t) => {
	const {client, requests} = await createRig(t);
	await Promise.all([client.overview('rt1', never), client.readCluster(never), client.readFinished(never)]);
	assert.equal(paths(requests).filter((path) => path === 'login').length, 1);
	assert.equal(paths(requests).filter((path) => path === 'secret').length, 1);
});

test('a session id that would make every header long is none', async (t) => {
	const {client, requests} = await createRig(t, {randomBytes: (count) => randomBytes(count === 32 ? 5000 : count)});
	await client.overview('rt1', never);
	assert.deepEqual(credentialsIn(requests, 'restore'), ['password']);
});

test('a header in a session lives a minute as well', async (t) => {
	const {client, requests, pass} = await createRig(t);
	await client.overview('rt1', never);
	pass(50 * second);
	await client.overview('rt1', never);
	const times = requests.filter(({path}) => path.includes('restore')).map(({header}) => Number(header?.ts) * 1000 - at);
	assert.deepEqual(times, [minute, 50 * second + minute]);
});

const losses: ReadonlyArray<readonly [title: string, lose: (rig: Awaited<ReturnType<typeof createRig>>) => void]> = [
	[
		'lost by a restart of the agent',
		({server}) => {
			server.restart();
		},
	],
	[
		'swept after half an hour without a question',
		({pass}) => {
			pass(31 * minute);
		},
	],
	[
		'expired and not swept yet',
		({pass}) => {
			pass(30 * minute + 10 * second);
		},
	],
	[
		'lost together with the key',
		({server}) => {
			server.restart();
			server.rotateKey();
		},
	],
];

for (const [title, lose] of losses) {
	test(`a session that is ${title} is opened again, once, and the question answered`, async (t) => {
		const rig = await createRig(t);
		await rig.client.overview('rt1', never);
		const before = rig.requests.length;
		lose(rig);
		const {reading} = await rig.client.overview('rt1', never);
		assert.equal(reading.jobId, 3);
		assert.equal(paths(rig.requests.slice(before)).filter((path) => path === 'login').length, 1);
		assert.equal(credentialsIn(rig.requests, 'restore').at(-1), 'session');
	});
}

test('a session that two questions find lost is opened once for both', async (t) => {
	const {client, server, requests} = await createRig(t);
	await client.overview('rt1', never);
	server.restart();
	await Promise.all([client.overview('rt1', never), client.readCluster(never)]);
	await client.overview('rt1', never);
	assert.ok(paths(requests).filter((path) => path === 'login').length <= 3);
	assert.equal(credentialsIn(requests, 'restore').at(-1), 'session');
});

for (const generation of ['4.2.4', '4.2.6'] as const) {
	test(`an agent ${generation} has no sessions: it is asked for one once, and then with the password`, async (t) => {
		const {client, requests} = await createRig(t, {generation});
		await client.overview('rt1', never);
		await client.overview('rt1', never);
		await client.readCluster(never);
		assert.deepEqual(paths(requests), ['secret', 'login', 'overview', 'overview', 'ob/info']);
		assert.deepEqual(credentialsIn(requests, 'restore'), ['password', 'password']);
	});
}

test('an upgrade brings sessions, a larger key and another version; a step back takes them away', async (t) => {
	const {client, server, requests} = await createRig(t, {generation: '4.2.6'});
	await client.overview('rt1', never);
	server.restart({generation: '4.5.0'});
	await client.overview('rt1', never);
	assert.equal(credentialsIn(requests, 'restore').at(-1), 'session');
	assert.match((await client.readVersion(never)) ?? '', /^4\.5/v);
	server.restart({generation: '4.2.6'});
	await client.overview('rt1', never);
	assert.equal(credentialsIn(requests, 'restore').at(-1), 'password');
});

test('an agent without sessions that was lost is asked for one again: it may have been upgraded', async (t) => {
	const {client, server, requests} = await createRig(t, {generation: '4.2.6'});
	await client.overview('rt1', never);
	server.setFault({type: 'reset'});
	await assert.rejects(client.overview('rt1', never), failsWith('reset'));
	server.setFault(undefined);
	server.restart({generation: '4.5.0', keyBits: 512});
	await client.overview('rt1', never);
	assert.equal(credentialsIn(requests, 'restore').at(-1), 'session');
});

for (const identity of ['MASTER', 'SCALING OUT', 'TAKE OVER MASTER']) {
	test(`an agent that has become ${identity} looks at no session: it gets the password`, async (t) => {
		const {client, server, requests} = await createRig(t);
		await client.overview('rt1', never);
		server.become({identity});
		await assert.rejects(client.overview('rt1', never), failsWith('notInCluster'));
		assert.deepEqual(credentialsIn(requests, 'restore'), ['session', 'session', 'password']);
		server.become({identity: 'CLUSTER AGENT'});
		await client.overview('rt1', never);
		assert.equal(credentialsIn(requests, 'restore').at(-1), 'session');
	});
}

for (const identity of ['SINGLE', 'FOLLOWER']) {
	test(`an agent that has become ${identity} is in no cluster, and in one again afterwards`, async (t) => {
		const {client, server} = await createRig(t);
		await client.overview('rt1', never);
		server.become({identity});
		await assert.rejects(client.overview('rt1', never), failsWith('notInCluster'));
		server.become({identity: 'CLUSTER AGENT'});
		const {reading} = await client.overview('rt1', never);
		assert.equal(reading.jobId, 3);
	});
}

test('a wrong password is tried once, at the login, and named nowhere', async (t) => {
	const {client, requests} = await createRig(t, {ours: 'opensesame'});
	await assert.rejects(client.overview('rt1', never), (error: unknown) => {
		assert.ok(error instanceof AgentError);
		assert.equal(error.problem.reason, 'wrongPassword');
		assert.ok(!JSON.stringify([error.problem, error.message, String(error.stack)]).includes('opensesame'));
		return true;
	});
	assert.deepEqual(paths(requests), ['secret', 'login']);
});

test('a password that is changed ends the sessions: the old one is tried once, the new one opens another', async (t) => {
	const {client, server, requests} = await createRig(t);
	await client.overview('rt1', never);
	server.become({rootPassword: 'another'});
	const before = requests.length;
	await assert.rejects(client.overview('rt1', never), failsWith('wrongPassword'));
	assert.deepEqual(paths(requests.slice(before)), ['overview', 'login']);
	client.usePassword('another');
	await client.overview('rt1', never);
	assert.equal(credentialsIn(requests, 'restore').at(-1), 'session');
});

for (const skewMs of [3_600_000, -3_600_000]) {
	test(`a clock that jumps by ${skewMs} ms during a session is followed`, async (t) => {
		const {client, server, requests} = await createRig(t);
		await client.overview('rt1', never);
		server.become({skewMs});
		const {agentTime} = await client.overview('rt1', never);
		assert.equal(agentTime, at + skewMs);
		server.become({skewMs: 0});
		const answer = await client.overview('rt1', never);
		assert.equal(answer.agentTime, at);
		assert.equal(credentialsIn(requests, 'restore').at(-1), 'session');
	});
}

test('without a login that works the password is sent instead', async (t) => {
	const {client, server, requests} = await createRig(t);
	server.setFault({type: 'html', under: loginPath});
	await client.overview('rt1', never);
	assert.deepEqual(credentialsIn(requests, 'restore'), ['password']);
});

test('a session that is never known is given up for the password: several agents behind one address', async (t) => {
	const {client, requests} = await createRig(t, {isForgetful: true});
	await client.overview('rt1', never);
	assert.deepEqual(credentialsIn(requests, 'restore'), ['session', 'session', 'password']);
	assert.equal(paths(requests).filter((path) => path === 'login').length, 2);
});

test('the end closes the session with its id, which is sealed', async (t) => {
	const {client, server, requests} = await createRig(t);
	await client.overview('rt1', never);
	const {sessionId = ''} = requests.find(({path}) => path.includes('restore'))?.header ?? {};
	assert.match(sessionId, /^[\da-f]{64}$/v);
	assert.ok(server.hasSession(sessionId));
	await client.end();
	const last = requests.at(-1);
	assert.deepEqual([last?.method, last?.path, last?.header?.sessionId], ['POST', logoutPath, sessionId]);
	assert.ok(!server.hasSession(sessionId));
	await client.end();
	assert.equal(paths(requests).filter((path) => path === 'logout').length, 1);
});

test('without a session there is nothing to close', async (t) => {
	const {client, requests} = await createRig(t, {generation: '4.2.6'});
	await client.end();
	await client.overview('rt1', never);
	await client.end();
	assert.ok(!paths(requests).includes('logout'));
});

for (const type of ['reset', 'html', 'panic', 'redirect', 'empty200'] as const) {
	test(`an agent that answers the end with ${type} makes nothing fail`, async (t) => {
		const {client, server, requests} = await createRig(t);
		await client.overview('rt1', never);
		server.setFault({type, under: logoutPath});
		await client.end();
		assert.equal(paths(requests).at(-1), 'logout');
	});
}

test('an agent that is lost is not asked to close a session', async (t) => {
	const {client, server, requests} = await createRig(t);
	await client.overview('rt1', never);
	server.setFault({type: 'reset'});
	await assert.rejects(client.overview('rt1', never), failsWith('reset'));
	await client.end();
	assert.equal(paths(requests).at(-1), 'overview');
});

test('the credential is no part of what HTTP gets: nothing reads it once the client is made', async (t) => {
	const {port} = await runServer(t, {at, rootPassword: password, randomBytes});
	const dispatcher = openDispatcher();
	t.after(async () => dispatcher.destroy());
	let reads = 0;
	const client = createSealedClient({
		origin: `http://127.0.0.1:${port}`,
		dispatcher,
		// Also a spread of the options would read it.
		get credential() {
			reads += 1;
			return {kind: 'root', password} as const;
		},
		timeoutMs: 10_000,
		monotonic: () => 0,
		deadline: () => never,
		randomBytes: (count) => randomBytes(count).toString('latin1'),
	});
	const before = reads;
	await client.requestOpen('/api/v1/time', {signal: never});
	await client.request('/api/v1/ob/info', {signal: never});
	await client.end();
	assert.equal(before, 1);
	assert.equal(reads, 1);
});
