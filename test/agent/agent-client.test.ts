import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {Agent, MockAgent} from 'undici';
import type {Credential} from '../../source/domain/cluster.js';
import {createAgentClient, type AgentClientOptions} from '../../source/agent/agent-client.js';
import {AgentError} from '../../source/agent/agent-error.js';
import {openDispatcher} from '../helpers/open-dispatcher.js';
import {
	answerAsAgent,
	createAgentKey,
	openHeader,
	refuse,
	serve,
	wrap,
	type AgentState,
	type CannedAnswer,
	type SeenRequest,
} from './canned-agent.js';

const never = new AbortController().signal;
const password = 'pässwörd 中 "\\';
const overviewPath = '/api/v1/tenant/rt1/restore/overview';
const clockOfAgent = Date.parse('2026-05-09T10:00:00Z');

function createState(): AgentState {
	return {key: createAgentKey(), password, now: clockOfAgent, isBare: false};
}

type Rig = {
	readonly client: ReturnType<typeof createAgentClient>;
	/** All but the question for a session, which this agent does not have. */
	readonly seen: readonly SeenRequest[];
	readonly state: AgentState;
	/** Both clocks run on. */
	readonly pass: (ms: number) => void;
};

type RigOptions = {
	readonly credential?: Credential;
	readonly answer?: (state: AgentState, seen: SeenRequest) => CannedAnswer;
};

async function createRig(t: TestContext, {credential, answer = answerAsAgent}: RigOptions = {}): Promise<Rig> {
	const state = createState();
	let monotonicMs = 5000;
	const seen: SeenRequest[] = [];
	const {origin} = await serve(t, (request) => {
		if (request.path !== '/api/v1/login') {
			seen.push(request);
		}

		return answer(state, request);
	});
	const dispatcher = openDispatcher();
	t.after(async () => dispatcher.destroy());
	const client = createAgentClient({
		origin,
		dispatcher,
		credential: credential ?? {kind: 'root', password},
		timeoutMs: 10_000,
		monotonic: () => monotonicMs,
		deadline: () => never,
		randomBytes: (count) => 'x'.repeat(count),
	});
	const pass = (ms: number) => {
		monotonicMs += ms;
		state.now += ms;
	};

	return {client, seen, state, pass};
}

function paths(seen: readonly SeenRequest[]): readonly string[] {
	return seen.map(({path}) => path);
}

function failsWith(reason: string): (error: unknown) => boolean {
	return (error) => {
		assert.ok(error instanceof AgentError, String(error));
		assert.equal(error.problem.reason, reason);
		return true;
	};
}

function sealedOf({headers}: SeenRequest, name = 'x-ocs-header'): string {
	return String(headers[name]);
}

function openedBy(state: AgentState, seen: SeenRequest | undefined): unknown {
	assert.ok(seen);
	return openHeader(sealedOf(seen), state.key);
}

test('the first overview fetches the key, seals the password with it and gives reading and agent time', async (t) => {
	const {client, seen, state} = await createRig(t);
	const answer = await client.overview('rt1', never);
	assert.equal(answer.reading.jobId, 7);
	assert.equal(answer.agentTime, clockOfAgent);
	assert.deepEqual(paths(seen), ['/api/v1/secret', overviewPath]);
	assert.deepEqual(openedBy(state, seen[1]), {
		Auth: password,
		Ts: String(clockOfAgent / 1000 + 60),
		Uri: overviewPath,
	});
});

test('open routes carry no header, and a GET neither a body nor a language', async (t) => {
	const {client, seen} = await createRig(t);
	await client.readVersion(never);
	await client.overview('rt1', never);
	for (const {method, path, headers} of seen) {
		assert.equal(method, 'GET');
		assert.equal('x-ocs-header' in headers, path === overviewPath);
		assert.ok(!('content-length' in headers || 'transfer-encoding' in headers || 'accept-language' in headers));
	}
});

test('an agent password goes into the header of its own', async (t) => {
	const {client, seen, state} = await createRig(t, {
		credential: {kind: 'agent', password: 'secret'},
		answer: ({key, now}, {path}) =>
			path === '/api/v1/secret' ? wrap({public_key: key.text}, now) : wrap({status: '', job_id: 1}, now),
	});
	await client.overview('rt1', never);
	const last = seen[1];
	assert.ok(last);
	assert.ok(!('x-ocs-header' in last.headers));
	const facts = openHeader(sealedOf(last, 'x-ocs-agent-header'), state.key);
	assert.deepEqual(facts, {Auth: 'secret', Ts: String(clockOfAgent / 1000 + 60), Uri: overviewPath});
});

test('a header is used again for its target until shortly before it expires, and the key is fetched once', async (t) => {
	const {client, seen, state, pass} = await createRig(t);
	await client.overview('rt1', never);
	pass(44_000);
	await client.overview('rt1', never);
	pass(2000);
	await client.overview('rt1', never);
	assert.equal(paths(seen).filter((path) => path === '/api/v1/secret').length, 1);
	const [, first, second, third] = seen.map((request) => sealedOf(request));
	assert.equal(second, first);
	assert.notEqual(third, second);
	assert.deepEqual(openedBy(state, seen[3]), {
		Auth: password,
		Ts: String((clockOfAgent + 46_000) / 1000 + 60),
		Uri: overviewPath,
	});
});

for (const tenant of ['rt-1~b+c#d', '租户', 'a b', '50%', 'x?y=1&z', 'A$!\'()*"', '%2e%2e', 'r\u{0}t', '...']) {
	test(`the tenant ${JSON.stringify(tenant)} is asked for by the very text that the header holds`, async (t) => {
		const {client, seen, state} = await createRig(t);
		await client.overview(tenant, never);
		const last = seen[1];
		const expected = `/api/v1/tenant/${encodeURIComponent(tenant)}/restore/overview`;
		assert.equal(last?.path, expected);
		assert.deepEqual(openedBy(state, last), {Auth: password, Ts: String(clockOfAgent / 1000 + 60), Uri: expected});
	});
}

for (const tenant of ['', '.', '..', 'a/b', '/', 'half\u{D800}', '\u{DC00}']) {
	test(`the tenant ${JSON.stringify(tenant)} cannot be addressed, and nothing is sent`, async (t) => {
		const {client, seen} = await createRig(t);
		await assert.rejects(client.overview(tenant, never), failsWith('unaddressableTenant'));
		assert.deepEqual(seen, []);
	});
}

test('a changed key is fetched again and the overview asked once more', async (t) => {
	const {client, seen, state} = await createRig(t);
	await client.overview('rt1', never);
	state.key = createAgentKey(1024);
	const {reading} = await client.overview('rt1', never);
	assert.equal(reading.jobId, 7);
	assert.deepEqual(paths(seen).slice(2), [overviewPath, '/api/v1/secret', overviewPath]);
});

test('a header that does not open although the key is the same is not sent twice', async (t) => {
	const {client, seen} = await createRig(t, {
		answer: (state, request) =>
			request.path === overviewPath
				? refuse(401, {code: 1, errCode: 'Security.Authentication.Header.DecryptFailed', message: 'no'}, state.now)
				: answerAsAgent(state, request),
	});
	await assert.rejects(client.overview('rt1', never), failsWith('headerRefused'));
	assert.deepEqual(paths(seen), ['/api/v1/secret', overviewPath, '/api/v1/secret']);
});

test('a key that changes with every answer is given up after the second try', async (t) => {
	const {client, seen} = await createRig(t, {
		answer(state, request) {
			const answer = answerAsAgent(state, request);
			state.key = request.path === '/api/v1/secret' ? createAgentKey() : state.key;
			return answer;
		},
	});
	await assert.rejects(client.overview('rt1', never), failsWith('headerRefused'));
	assert.equal(paths(seen).filter((path) => path === overviewPath).length, 2);
});

test('a key that another question has fetched meanwhile is taken without asking for it again', async (t) => {
	const {client, seen, state} = await createRig(t);
	await client.overview('rt1', never);
	state.key = createAgentKey();
	await Promise.all([client.overview('rt1', never), client.readCluster(never)]);
	await client.overview('rt1', never);
	assert.ok(paths(seen).filter((path) => path === '/api/v1/secret').length <= 3);
});

test('an expired header is made anew by the time of the refusal, once', async (t) => {
	const {client, seen, state} = await createRig(t);
	await client.overview('rt1', never);
	state.now += 3_600_000;
	const {agentTime} = await client.overview('rt1', never);
	assert.equal(agentTime, clockOfAgent + 3_600_000);
	assert.deepEqual(paths(seen).slice(2), [overviewPath, overviewPath]);
});

test('an agent that calls every header expired is asked twice, not for ever', async (t) => {
	const {client, seen} = await createRig(t, {
		answer: (state, request) =>
			request.path === overviewPath
				? refuse(401, {code: 10_008, errCode: 'Security.Authentication.Expired', message: 'expired'}, state.now)
				: answerAsAgent(state, request),
	});
	await assert.rejects(client.overview('rt1', never), failsWith('clockSkew'));
	assert.deepEqual(paths(seen), ['/api/v1/secret', overviewPath, overviewPath]);
});

test('a wrong password is tried once and named nowhere', async (t) => {
	const {client, seen} = await createRig(t, {credential: {kind: 'root', password: 'opensesame'}});
	await assert.rejects(client.overview('rt1', never), (error: unknown) => {
		assert.ok(error instanceof AgentError);
		assert.equal(error.problem.reason, 'wrongPassword');
		assert.ok(!JSON.stringify([error.problem, error.message, String(error.stack)]).includes('opensesame'));
		return true;
	});
	assert.deepEqual(paths(seen), ['/api/v1/secret', overviewPath]);
});

test('a bare legacy refusal is looked into, but costs no second login while the key is the same', async (t) => {
	const {client, seen, state} = await createRig(t, {credential: {kind: 'root', password: 'wrong'}});
	state.isBare = true;
	await assert.rejects(client.overview('rt1', never), failsWith('unauthorized'));
	assert.deepEqual(paths(seen), ['/api/v1/secret', overviewPath, '/api/v1/secret']);
});

test('after a bare legacy refusal by an upgraded agent the new key is used', async (t) => {
	const {client, seen, state} = await createRig(t);
	state.isBare = true;
	await client.overview('rt1', never);
	state.key = createAgentKey();
	await client.overview('rt1', never);
	assert.deepEqual(paths(seen).slice(2), [overviewPath, '/api/v1/secret', overviewPath]);
});

test('after a bare legacy refusal of an expired header it is sealed anew by the time', async (t) => {
	const {client, seen, state} = await createRig(t);
	state.isBare = true;
	await client.overview('rt1', never);
	state.now += 120_000;
	await client.overview('rt1', never);
	assert.deepEqual(paths(seen).slice(2), [overviewPath, '/api/v1/secret', overviewPath]);
});

test("a panic's frozen time does not set the clock", async (t) => {
	const frozen = {successful: false, timestamp: '2020-01-01T00:00:00Z', duration: 0, status: 500, traceId: ''};
	let isPanicking = false;
	const {client, seen, state, pass} = await createRig(t, {
		answer: (agent, request) =>
			isPanicking && request.path === overviewPath
				? {status: 500, body: JSON.stringify({...frozen, error: {errCode: 'Common.Unexpected', message: 'x'}})}
				: answerAsAgent(agent, request),
	});
	await client.overview('rt1', never);
	isPanicking = true;
	await assert.rejects(client.overview('rt1', never), failsWith('rejected'));
	isPanicking = false;
	pass(50_000);
	await client.overview('rt1', never);
	assert.deepEqual(openedBy(state, seen.at(-1)), {
		Auth: password,
		Ts: String((clockOfAgent + 50_000) / 1000 + 60),
		Uri: overviewPath,
	});
});

test('version and cluster name are read, the latter with the password', async (t) => {
	const {client, seen, state} = await createRig(t);
	assert.equal(await client.readVersion(never), '4.5.0.0');
	const {name} = await client.readCluster(never);
	assert.equal(name, 'obprod');
	assert.deepEqual(paths(seen), ['/api/v1/info', '/api/v1/secret', '/api/v1/ob/info']);
	assert.deepEqual(openedBy(state, seen[2]), {
		Auth: password,
		Ts: String(clockOfAgent / 1000 + 60),
		Uri: '/api/v1/ob/info',
	});
});

for (const data of [undefined, null, 'text', [], {}, {version: 5, obcluster_info: null}, {version: ''}]) {
	test(`version and cluster name are unknown in ${JSON.stringify(data)}`, async (t) => {
		const {client} = await createRig(t, {
			answer: (state, {path}) => wrap(path === '/api/v1/secret' ? {public_key: state.key.text} : data, state.now),
		});
		assert.equal(await client.readVersion(never), undefined);
		const {name} = await client.readCluster(never);
		assert.equal(name, undefined);
	});
}

const badSecrets: ReadonlyArray<readonly [title: string, data: unknown, reason: string]> = [
	['without a key', {ip: '127.0.0.1'}, 'notAnAgent'],
	['that is null', null, 'notAnAgent'],
	['with a key that is none', {public_key: 'AAAA'}, 'unreadableAnswer'],
	['with a key of 0 bits', {public_key: 'MAYCAQACAQM='}, 'unreadableAnswer'],
	['with a key of 64 bits', {public_key: 'MA4CCQC7Bz74z/YY5QIBAw=='}, 'unreadableAnswer'],
];

for (const [title, data, reason] of badSecrets) {
	test(`a secret ${title} is ${reason}`, async (t) => {
		const {client} = await createRig(t, {answer: ({now}) => wrap(data, now)});
		await assert.rejects(client.overview('rt1', never), failsWith(reason));
	});
}

test('an agent without a time in its answers gets no header', async (t) => {
	const {client} = await createRig(t, {
		answer: ({key}) => ({body: JSON.stringify({successful: true, status: 200, data: {public_key: key.text}})}),
	});
	await assert.rejects(client.overview('rt1', never), failsWith('unreadableAnswer'));
});

test('a restart without the agent leaves an error of the network, and the next good answer is read', async (t) => {
	const mock = new MockAgent();
	mock.disableNetConnect();
	t.after(async () => mock.close());
	const key = createAgentKey();
	const options: AgentClientOptions = {
		origin: 'http://agent:2886',
		dispatcher: mock,
		credential: {kind: 'root', password},
		timeoutMs: 10_000,
		monotonic: () => 0,
		deadline: () => never,
		randomBytes: (count) => 'x'.repeat(count),
	};
	const pool = mock.get(options.origin);
	const refused = Object.assign(new Error('connect ECONNREFUSED'), {code: 'ECONNREFUSED'});
	pool.intercept({path: '/api/v1/secret'}).replyWithError(refused);
	pool.intercept({path: '/api/v1/secret'}).reply(200, wrap({public_key: key.text}, clockOfAgent).body);
	pool.intercept({path: '/api/v1/login', method: 'POST'}).reply(404, '{}');
	pool.intercept({path: overviewPath}).reply(200, wrap({status: 'SUCCESS', job_id: 9}, clockOfAgent).body);
	const client = createAgentClient(options);
	await assert.rejects(client.overview('rt1', never), failsWith('refused'));
	const {reading} = await client.overview('rt1', never);
	assert.equal(reading.jobId, 9);
});

test('a history of thousands of restores is read, and an overview as large is none', async (t) => {
	const row = {
		job_id: 7,
		status: 'SUCCESS',
		start_timestamp: '2026-05-09T09:00:00Z',
		finish_timestamp: '2026-05-09T10:00:00Z',
		restore_scn: 'SCN',
		description: 'x'.repeat(900),
	};
	const history = {...row, contents: Array.from({length: 5005}, () => row)};
	const {client} = await createRig(t, {
		answer(state, seen) {
			const checked = answerAsAgent(state, seen);
			if (checked.status !== 200 || seen.path === '/api/v1/secret') {
				return checked;
			}

			const answer = wrap(history, state.now);
			return {...answer, body: answer.body.replaceAll('"SCN"', '1795000000123456789')};
		},
	});
	const finished = await client.readFinished(never);
	assert.deepEqual([finished.length, finished.at(-1)?.jobId], [2000, 7]);
	await assert.rejects(client.overview('rt1', never), failsWith('tooLarge'));
	await assert.rejects(client.readVersion(never), failsWith('tooLarge'));
	await assert.rejects(client.readCluster(never), failsWith('tooLarge'));
});

test("an aborted question throws the signal's own reason", async (t) => {
	const controller = new AbortController();
	const reason = new Error('the user has left');
	const {origin} = await serve(t, () => {
		controller.abort(reason);
		return undefined;
	});
	const dispatcher = new Agent();
	t.after(async () => dispatcher.destroy());
	const client = createAgentClient({
		origin,
		dispatcher,
		credential: {kind: 'root', password},
		timeoutMs: 10_000,
		monotonic: () => 0,
		deadline: () => never,
		randomBytes: (count) => 'x'.repeat(count),
	});
	await assert.rejects(client.overview('rt1', controller.signal), (error) => error === reason);
	await assert.rejects(client.overview('rt1', controller.signal), (error) => error === reason);
});

test('the status says what the agent is in its cluster, and the state of the observer beside it', async (t) => {
	const {client} = await createRig(t, {
		answer: (state, seen) =>
			seen.path === '/api/v1/status'
				? wrap({agent: {ip: '10.0.0.1', port: 2886, identity: 'CLUSTER AGENT'}, obState: 3, startAt: 7}, state.now)
				: answerAsAgent(state, seen),
	});
	const {identity, databaseState, startedAt} = await client.readStatus(never);
	assert.deepEqual([identity, databaseState, startedAt], ['CLUSTER AGENT', 3, 7n]);
});
