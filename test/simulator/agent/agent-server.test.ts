import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {createCipheriv, createDecipheriv} from 'node:crypto';
import test, {type TestContext} from 'node:test';
import type {DeadDatabase, Fault} from '../../../source/simulator/agent/fault.js';
import {createRestore, scenarioLibrary, storyOf} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {ask, askSealed, fetchKey, seal, type Reply} from './ask.js';
import {runServer} from './running-server.js';

const second = 1000;
const minute = 60 * second;
const at = Date.parse('2026-11-23T22:44:00+08:00');
const atSeconds = Math.floor(at / 1000);
const rootPassword = 'secret word';
const overviewPath = '/api/v1/tenant/rt1/restore/overview';
const tasksPath = '/api/v1/restore/tasks';
const tenantsPath = '/api/v1/tenants/overview';

type Envelope = {
	readonly successful: boolean;
	readonly timestamp: string;
	readonly status: number;
	readonly traceId: string;
	readonly data?: unknown;
	readonly error?: {readonly code?: number; readonly errCode?: string; readonly message: string};
};

function open({text}: Reply): Envelope {
	// The tests of the shape are those against the recordings.
	return JSON.parse(text) as Envelope;
}

/** Status and error code: what a client decides by. */
function refusalOf(reply: Reply): readonly [status: number, errorCode: string | undefined] {
	return [reply.status, open(reply).error?.errCode];
}

const granted = [200, undefined];

async function askAsRoot(port: number, target = overviewPath): Promise<Reply> {
	return askSealed(port, target, {fields: {Auth: rootPassword}});
}

const aesKey = Buffer.alloc(16, 'key');
const aesVector = Buffer.alloc(16, 'vector');
const keys = Buffer.concat([aesKey, aesVector]).toString('base64');

function sealBody(text: string): string {
	const cipher = createCipheriv('aes-128-cbc', aesKey, aesVector);
	return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
}

function openData(data: unknown): string {
	const decipher = createDecipheriv('aes-128-cbc', aesKey, aesVector);
	return decipher.update(String(data), 'base64', 'utf8') + decipher.final('utf8');
}

async function login(port: number, fields: Readonly<Record<string, unknown>>): Promise<Reply> {
	return askSealed(port, '/api/v1/login', {method: 'POST', fields});
}

async function logIn(port: number): Promise<string> {
	const reply = await login(port, {Auth: rootPassword, Keys: keys});
	return openData(open(reply).data);
}

async function logout(port: number, id: string, fields: Readonly<Record<string, unknown>>): Promise<Reply> {
	const body = sealBody(JSON.stringify({session_id: id}));
	return askSealed(port, '/api/v1/logout', {method: 'POST', fields: {Keys: keys, ...fields}, body});
}

async function askInSession(port: number, id: string, fields: Readonly<Record<string, unknown>> = {}) {
	return askSealed(port, overviewPath, {fields: {session_id: id, ...fields}});
}

test('/login gives a session, sealed with the keys of the request, which stands for the password', async (t) => {
	const {port} = await runServer(t, {at, rootPassword});
	const id = await logIn(port);
	assert.match(id, /^[\da-f]{64}$/v);
	assert.deepEqual(refusalOf(await askInSession(port, id)), granted);
});

test('every /login gives another session, and all of them hold', async (t) => {
	const {port} = await runServer(t, {at, rootPassword});
	const [first, next] = [await logIn(port), await logIn(port)];
	assert.notEqual(first, next);
	assert.deepEqual(refusalOf(await askInSession(port, first)), granted);
	assert.deepEqual(refusalOf(await askInSession(port, next)), granted);
});

const failedLogins: ReadonlyArray<
	readonly [why: string, fields: Readonly<Record<string, unknown>>, refusal: readonly [number, string]]
> = [
	['a wrong password', {Auth: 'guess', Keys: keys}, [401, 'Security.Authentication.IncorrectOceanbasePassword']],
	['no keys', {Auth: rootPassword}, [500, 'Request.Body.Decrypt.AES.KeyAndIv.Invalid']],
	[
		'keys too short',
		{Auth: rootPassword, Keys: Buffer.alloc(15).toString('base64')},
		[500, 'Request.Body.Decrypt.AES.KeyAndIv.Invalid'],
	],
	// The agent takes what is left for the vector, and Go panics.
	['a key without a vector', {Auth: rootPassword, Keys: aesKey.toString('base64')}, [500, 'Common.Unexpected']],
	[
		'an expired time',
		{Auth: rootPassword, Keys: keys, Ts: String(atSeconds - 1)},
		[401, 'Security.Authentication.Expired'],
	],
	// A session cannot be had for another one.
	[
		'a session instead of the password',
		{session_id: '0'.repeat(64), Keys: keys},
		[401, 'Security.Authentication.IncorrectOceanbasePassword'],
	],
];

for (const [why, fields, refusal] of failedLogins) {
	test(`/login says no to ${why}`, async (t) => {
		const {port} = await runServer(t, {at, rootPassword});
		assert.deepEqual(refusalOf(await login(port, fields)), refusal);
	});
}

test('/logout with the password ends a session', async (t) => {
	const {port} = await runServer(t, {at, rootPassword});
	const id = await logIn(port);
	assert.deepEqual(refusalOf(await logout(port, id, {Auth: rootPassword})), granted);
	assert.deepEqual(refusalOf(await askInSession(port, id)), [401, 'Security.Authentication.SessionInvalid']);
});

test('/logout within the session ends it', async (t) => {
	const {port} = await runServer(t, {at, rootPassword});
	const id = await logIn(port);
	assert.deepEqual(refusalOf(await logout(port, id, {session_id: id})), granted);
	assert.deepEqual(refusalOf(await askInSession(port, id)), [401, 'Security.Authentication.SessionInvalid']);
});

test('/logout within another session does nothing, and says that it went well', async (t) => {
	const {port} = await runServer(t, {at, rootPassword});
	const [mine, other] = [await logIn(port), await logIn(port)];
	assert.deepEqual(refusalOf(await logout(port, mine, {session_id: other})), granted);
	assert.deepEqual(refusalOf(await askInSession(port, mine)), granted);
});

for (const body of ['', '{}', 'no json', '{"session_id":""}']) {
	test(`/logout of ${JSON.stringify(body)} is refused`, async (t) => {
		const {port} = await runServer(t, {at, rootPassword});
		const reply = await askSealed(port, '/api/v1/logout', {
			method: 'POST',
			fields: {Auth: rootPassword, Keys: keys},
			body: body === '' ? '' : sealBody(body),
		});
		assert.deepEqual(refusalOf(reply), [400, 'Common.BindJsonFailed']);
	});
}

const lifetime = 30 * minute;

test('a session lives for half an hour, counted from its last use', async (t) => {
	const {port, setNow} = await runServer(t, {at, rootPassword});
	const id = await logIn(port);
	for (const times of [1, 2, 3]) {
		setNow(at + times * lifetime);
		// Each use counts from the one before.
		// eslint-disable-next-line no-await-in-loop
		assert.deepEqual(refusalOf(await askInSession(port, id)), granted, `use ${times}`);
	}

	setNow(at + 4 * lifetime + 1);
	assert.deepEqual(refusalOf(await askInSession(port, id)), [401, 'Security.Authentication.SessionExpired']);
});

test('a session that has expired is called so until the next sweep, and invalid from then on', async (t) => {
	const {port, setNow} = await runServer(t, {at, rootPassword});
	const id = await logIn(port);
	setNow(at + lifetime + 30 * second - 1);
	assert.deepEqual(refusalOf(await askInSession(port, id)), [401, 'Security.Authentication.SessionExpired']);
	setNow(at + lifetime + 30 * second);
	assert.deepEqual(refusalOf(await askInSession(port, id)), [401, 'Security.Authentication.SessionInvalid']);
});

const badTimes = [String(atSeconds - 1), 'soon', ''];

for (const ts of badTimes) {
	test(`a request in a session with the time ${JSON.stringify(ts)} has expired, whatever is wrong with it`, async (t) => {
		const {port} = await runServer(t, {at, rootPassword});
		const id = await logIn(port);
		const reply = await askInSession(port, id, {Ts: ts});
		assert.deepEqual(refusalOf(reply), [401, 'Security.Authentication.Expired']);
		assert.equal(open(reply).error?.message, 'Authentication expired');
	});
}

for (const generation of ['4.2.6', '4.2.4'] as const) {
	test(`an agent ${generation} has no sessions`, async (t) => {
		const {port} = await runServer(t, {at, rootPassword, generation});
		const reply = await login(port, {Auth: rootPassword, Keys: keys});
		assert.deepEqual([reply.status, open(reply).error?.code], [400, 1000]);
	});
}

type Appearance = {readonly status: number; readonly type: string | undefined; readonly text: string};

const stranges: ReadonlyArray<
	readonly [type: 'html' | 'empty200' | 'noContent' | 'redirect' | 'notJson', appearance: Appearance]
> = [
	[
		'html',
		{
			status: 200,
			type: 'text/html; charset=utf-8',
			text: '<!doctype html><html><body><h1>Sign in</h1></body></html>\n',
		},
	],
	['empty200', {status: 200, type: undefined, text: ''}],
	['noContent', {status: 204, type: 'application/json', text: ''}],
	['redirect', {status: 302, type: undefined, text: ''}],
	['notJson', {status: 200, type: 'application/json', text: 'upstream connect error'}],
];

for (const [type, appearance] of stranges) {
	test(`fault ${type}: something that is not the agent answers`, async (t) => {
		const {port, server} = await runServer(t, {at, rootPassword});
		server.setFault({type});
		const {status, headers, text} = await ask(port, '/api/v1/time');
		assert.deepEqual({status, type: headers['content-type'], text}, appearance);
		assert.equal(headers.location, type === 'redirect' ? 'https://login.example.com/' : undefined);
	});
}

for (const type of ['refuse', 'reset'] as const) {
	test(`fault ${type}: the connection is cut, and is there again when the fault ends`, async (t) => {
		const {port, server} = await runServer(t, {at, rootPassword});
		server.setFault({type});
		await assert.rejects(ask(port, '/api/v1/time'), {code: 'ECONNRESET'});
		// Who refuses has not read the request.
		assert.equal(server.requests.length, type === 'refuse' ? 0 : 1);
		server.setFault(undefined);
		assert.deepEqual(refusalOf(await askAsRoot(port)), granted);
	});
}

/** Asks something else until the server has read a request to this path. */
async function untilSeen({port, server}: Awaited<ReturnType<typeof runServer>>, path: string): Promise<void> {
	for (let tries = 0; tries < 1000; tries++) {
		if (server.requests.some((seen) => seen.path === path)) {
			return;
		}

		// Each look is a round trip, which gives the other request its time.
		// eslint-disable-next-line no-await-in-loop
		await ask(port, '/api/v1/time');
	}

	assert.fail(`no request to ${path}`);
}

test('fault hang: the request is read and never answered, until the agent goes away', async (t) => {
	const running = await runServer(t, {at, rootPassword});
	running.server.setFault({type: 'hang', under: '/api/v1/info'});
	const hanging = assert.rejects(ask(running.port, '/api/v1/info'), {code: 'ECONNRESET'});
	await untilSeen(running, '/api/v1/info');
	// An answer would have come before the one to this.
	await ask(running.port, '/api/v1/time');
	await running.server.close();
	await hanging;
});

test('fault halfAnswer: the answer breaks off before its announced end', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword});
	server.setFault({type: 'halfAnswer'});
	await assert.rejects(ask(port, '/api/v1/time'), {code: 'ECONNRESET', message: 'aborted'});
});

for (const bytes of [0, 1, 65_536, 200_001]) {
	test(`fault huge: an answer whose data has ${bytes} bytes, in chunks`, async (t) => {
		const {port, server} = await runServer(t, {at, rootPassword});
		server.setFault({type: 'huge', bytes});
		const reply = await ask(port, '/api/v1/time');
		assert.equal(reply.headers['content-length'], undefined);
		assert.equal(open(reply).data, 'x'.repeat(bytes));
	});
}

test('fault huge: a client that has had enough leaves the agent answering', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword});
	server.setFault({type: 'huge', bytes: 1024 ** 3});
	await leaveEarly(port);
	server.setFault(undefined);
	assert.deepEqual(refusalOf(await askAsRoot(port)), granted);
});

/** Cuts the connection after the first piece of the answer. */
async function leaveEarly(port: number): Promise<void> {
	const response = await fetch(`http://127.0.0.1:${port}/api/v1/time`);
	const reader = response.body?.getReader();
	await reader?.read();
	await reader?.cancel();
}

test('fault panic: gin’s own answer, without a trace and with the time of the start', async (t) => {
	const {port, server, setNow} = await runServer(t, {at, rootPassword});
	server.setFault({type: 'panic'});
	setNow(at + minute);
	const reply = await ask(port, '/api/v1/time');
	const {timestamp, traceId, error} = open(reply);
	assert.equal(reply.headers['content-type'], 'application/json; charset=utf-8');
	assert.deepEqual(
		{status: reply.status, timestamp, traceId, error},
		{
			status: 500,
			timestamp: '2026-11-23T22:44:00+08:00',
			traceId: '',
			error: {errCode: 'Common.Unexpected', message: 'Unexpected error: Internal Server Error'},
		},
	);
});

const nullContents = {contents: null};

/** What each fault behind the agent does to its three questions to the database. */
const viewFaults: ReadonlyArray<{
	readonly fault: Fault;
	readonly refusal: readonly [number, string];
	readonly tasks: unknown;
	readonly overview: unknown;
}> = [
	{fault: {type: 'mysqlError'}, refusal: [400, 'MySQL.Error'], overview: null, tasks: null},
	{fault: {type: 'scanError'}, refusal: [500, 'Common.Unexpected'], overview: null, tasks: null},
	{fault: {type: 'noRow'}, refusal: [404, 'Common.NotFound'], overview: null, tasks: null},
	...(
		[
			['unusable', 'Agent.OceanBase.Useless'],
			['gone', 'OB.Server.Process.NotExist'],
			['neverHeld', 'Agent.OceanBase.NotHold'],
		] as const satisfies ReadonlyArray<readonly [DeadDatabase, string]>
	).map(([database, errorCode]) => ({
		fault: {type: 'dbDown', database} as const,
		refusal: [500, errorCode] as const,
		overview: undefined,
		tasks: null,
	})),
];

for (const {fault, refusal, overview, tasks} of viewFaults) {
	const name = fault.type === 'dbDown' ? `dbDown, database ${fault.database}` : fault.type;
	test(`fault ${name}: the questions that ask the database fail, the others do not`, async (t) => {
		const {port, server} = await runServer(t, {at, rootPassword});
		server.setFault(fault);
		for (const [path, data] of [
			[overviewPath, overview],
			[tasksPath, tasks],
			[tenantsPath, nullContents],
		] as const) {
			// One after another, so that a failure names its path.
			// eslint-disable-next-line no-await-in-loop
			const reply = await askAsRoot(port, path);
			assert.deepEqual(refusalOf(reply), refusal, path);
			assert.deepEqual(open(reply).data, data, path);
		}

		assert.deepEqual(refusalOf(await ask(port, '/api/v1/info')), granted);
		assert.deepEqual(refusalOf(await askAsRoot(port, '/api/v1/ob/info')), granted);
		// The name is refused before the database is asked.
		const system = await askAsRoot(port, '/api/v1/tenant/sys/restore/overview');
		assert.deepEqual(refusalOf(system), [400, 'OB.Tenant.SysOperationNotAllowed']);
	});

	test(`fault ${name}: the password is checked all the same`, async (t) => {
		const {port, server} = await runServer(t, {at, rootPassword});
		server.setFault(fault);
		const reply = await askSealed(port, overviewPath, {fields: {Auth: 'guess'}});
		assert.equal(reply.status, 401);
	});
}

const partial: ReadonlyArray<readonly [type: 'reset' | 'html' | 'panic' | 'mysqlError', outcome: string]> = [
	['reset', 'cut'],
	['html', '200 text/html; charset=utf-8'],
	['panic', '500 application/json; charset=utf-8'],
	['mysqlError', '400 application/json'],
];

for (const [type, outcome] of partial) {
	test(`fault ${type} under a path leaves the other paths alone`, async (t) => {
		const {port, server} = await runServer(t, {at, rootPassword});
		server.setFault({type, under: '/api/v1/tenant/'});
		assert.equal(await outcomeOf(port, overviewPath), outcome);
		assert.deepEqual(refusalOf(await askAsRoot(port, tasksPath)), granted);
	});
}

async function outcomeOf(port: number, path: string): Promise<string> {
	try {
		const {status, headers} = await askAsRoot(port, path);
		return `${status} ${headers['content-type'] ?? ''}`;
	} catch {
		return 'cut';
	}
}

test('fault redirect: it leads where it is told to', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword});
	server.setFault({type: 'redirect', to: 'http://127.0.0.1:1/'});
	const {status, headers} = await ask(port, '/api/v1/time');
	assert.deepEqual([status, headers.location], [302, 'http://127.0.0.1:1/']);
});

test('fault plainText: the answer is the right one, under another type', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword});
	const {text} = await ask(port, '/api/v1/secret');
	server.setFault({type: 'plainText'});
	const reply = await ask(port, '/api/v1/secret');
	assert.equal(reply.headers['content-type'], 'text/plain; charset=utf-8');
	assert.deepEqual(open(reply).data, open({...reply, text}).data);
});

for (const [type, data] of [
	['nullData', null],
	['nullContents', nullContents],
] as const) {
	test(`fault ${type}: a success that holds nothing, of whoever has passed the check`, async (t) => {
		const {port, server} = await runServer(t, {at, rootPassword});
		server.setFault({type});
		const reply = await askAsRoot(port);
		assert.deepEqual([...refusalOf(reply), open(reply).data], [...granted, data]);
		const stranger = await askSealed(port, overviewPath, {fields: {Auth: 'guess'}});
		assert.equal(stranger.status, 401);
	});
}

test('fault dbHung: what asks the database never answers, the rest does at once', async (t) => {
	const running = await runServer(t, {at, rootPassword});
	const {port, server} = running;
	server.setFault({type: 'dbHung'});
	let answers = 0;
	const hanging = ['/api/v1/info', '/api/v1/status', '/api/v1/ob/info', overviewPath, tasksPath].map(async (path) => {
		await assert.rejects(askAsRoot(port, path), {code: 'ECONNRESET'});
		answers += 1;
	});
	await untilSeen(running, tasksPath);
	for (const path of ['/api/v1/secret', '/api/v1/time']) {
		// eslint-disable-next-line no-await-in-loop -- one after another
		assert.deepEqual(refusalOf(await ask(port, path)), granted);
	}

	const bare = await ask(port, overviewPath);
	assert.deepEqual(refusalOf(bare), [400, 'Request.Header.NotFound']);
	assert.equal(answers, 0);
	await server.close();
	await Promise.all(hanging);
});

test('an agent that remembers an old password calls the right one wrong while the database is down', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword});
	const id = await logIn(port);
	server.setFault({type: 'dbDown', database: 'gone', isPasswordStale: true});
	const wrong = [401, 'Security.Authentication.IncorrectOceanbasePassword'];
	assert.deepEqual(refusalOf(await askAsRoot(port)), wrong);
	// Who has a session gets as far as the database.
	assert.deepEqual(refusalOf(await askInSession(port, id)), [500, 'OB.Server.Process.NotExist']);
});

test('a restart ends the sessions, and as another generation it brings another key and version', async (t) => {
	const {port, server, setNow} = await runServer(t, {at, rootPassword, generation: '4.2.6'});
	const before = await fetchKey(port);
	setNow(at + minute);
	server.restart({generation: '4.5.0'});
	const after = await fetchKey(port);
	assert.ok(after.length > before.length);
	const {startAt, version} = open(await ask(port, '/api/v1/info')).data as Record<string, unknown>;
	assert.match(String(version), /^4\.5/v);
	assert.ok(Number(startAt) >= (at + minute) * 1e6);
	const id = await logIn(port);
	assert.ok(server.hasSession(id));
	server.restart();
	assert.ok(!server.hasSession(id));
	assert.deepEqual(await fetchKey(port), after);
	assert.deepEqual(refusalOf(await askInSession(port, id)), [401, 'Security.Authentication.SessionInvalid']);
});

test('what changes about an agent changes its answers at once; another password ends the sessions', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword});
	const id = await logIn(port);
	server.become({identity: 'SINGLE'});
	assert.deepEqual(refusalOf(await askAsRoot(port)), [400, 'Agent.Identify.NotSupportOperation']);
	server.become({identity: 'CLUSTER AGENT', skewMs: minute});
	assert.match(String(open(await ask(port, '/api/v1/time')).data), /^2026-11-23T22:45:00/v);
	assert.ok(server.hasSession(id));
	server.become({rootPassword: 'another'});
	assert.ok(!server.hasSession(id));
	const {status} = await askAsRoot(port);
	assert.equal(status, 401);
});

test('an agent that is forgetful knows none of its sessions', async (t) => {
	const {port} = await runServer(t, {at, rootPassword, isForgetful: true});
	const id = await logIn(port);
	assert.deepEqual(refusalOf(await askInSession(port, id)), [401, 'Security.Authentication.SessionInvalid']);
});

test('the outages of the story come and go by themselves; a fault that is set comes before them', async (t) => {
	const outages = [{from: at + minute, to: at + 2 * minute, fault: {type: 'html'}}] as const;
	const world = createWorld(storyOf([scenarioLibrary.quickSuccess(at)], {outages}));
	const {port, server, setNow} = await runServer(t, {at, world});
	const look = async (now: number) => {
		setNow(now);
		const {headers, text} = await ask(port, '/api/v1/time');
		return text === '' ? 'empty' : headers['content-type'];
	};

	assert.equal(await look(at + minute - 1), 'application/json');
	assert.equal(await look(at + minute), 'text/html; charset=utf-8');
	server.setFault({type: 'empty200'});
	assert.equal(await look(at + minute), 'empty');
	server.setFault(undefined);
	assert.equal(await look(at + 2 * minute - 1), 'text/html; charset=utf-8');
	assert.equal(await look(at + 2 * minute), 'application/json');
});

test('a rotated key is another one, and what was sealed with the old one opens nowhere', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword});
	const old = await fetchKey(port);
	const header = seal(JSON.stringify({Auth: rootPassword, Ts: '9999999999', Uri: overviewPath}), old);
	const headers = {'X-OCS-Header': header};
	assert.deepEqual(refusalOf(await ask(port, overviewPath, {headers})), granted);
	server.rotateKey();
	assert.notEqual(await fetchKey(port), old);
	for (const path of [overviewPath, '/api/v1/secret', '/api/v1/time']) {
		// The agent opens the header before it looks for the route.
		// eslint-disable-next-line no-await-in-loop
		const refusal = refusalOf(await ask(port, path, {headers}));
		assert.deepEqual(refusal, [401, 'Security.Authentication.Header.DecryptFailed'], path);
	}

	assert.deepEqual(refusalOf(await askAsRoot(port)), granted);
});

for (const [generation, bits] of [
	['4.5.0', 1024],
	['4.2.6', 512],
	['4.2.4', 512],
] as const) {
	test(`an agent ${generation} has a key of ${bits} bits until an upgrade gives it another`, async (t) => {
		const {port, server} = await runServer(t, {at, generation});
		assert.equal(await keyBytesOf(port), bits / 8);
		server.rotateKey(2048);
		assert.equal(await keyBytesOf(port), 256);
		server.rotateKey();
		assert.equal(await keyBytesOf(port), bits / 8);
	});
}

/** One block of what is sealed with the agent's key. */
async function keyBytesOf(port: number): Promise<number> {
	return Buffer.from(seal('{}', await fetchKey(port)), 'base64').length;
}

test('requests are remembered with what their header says, of secrets only whether there are any', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword});
	const id = await logIn(port);
	await askInSession(port, id);
	await askSealed(port, tasksPath, {fields: {Auth: 'agent word'}, headerName: 'X-OCS-Agent-Header'});
	const seen = server.requests.filter(({path}) => path !== '/api/v1/secret');
	assert.deepEqual(seen, [
		{
			method: 'POST',
			path: '/api/v1/login',
			header: {
				ts: '9999999999',
				uri: '/api/v1/login',
				sessionId: '',
				isAgentHeader: false,
				hasPassword: true,
				hasKeys: true,
			},
		},
		{
			method: 'GET',
			path: overviewPath,
			header: {
				ts: '9999999999',
				uri: overviewPath,
				sessionId: id,
				isAgentHeader: false,
				hasPassword: false,
				hasKeys: false,
			},
		},
		{
			method: 'GET',
			path: tasksPath,
			header: {
				ts: '9999999999',
				uri: tasksPath,
				sessionId: '',
				isAgentHeader: true,
				hasPassword: true,
				hasKeys: false,
			},
		},
	]);
	for (const secret of [rootPassword, 'agent word', keys]) {
		assert.ok(!JSON.stringify(server.requests).includes(secret), secret);
	}
});

test('a request whose header is missing or does not open is remembered without one, also when a fault answers', async (t) => {
	const {port, server} = await runServer(t, {at});
	await ask(port, '/api/v1/time?x=1');
	await ask(port, overviewPath, {headers: {'X-OCS-Header': 'AAAA'}});
	server.setFault({type: 'html'});
	await ask(port, '/anywhere', {method: 'DELETE'});
	assert.deepEqual(server.requests, [
		{method: 'GET', path: '/api/v1/time?x=1'},
		{method: 'GET', path: overviewPath},
		{method: 'DELETE', path: '/anywhere'},
	]);
});

test('of more than a thousand requests the latest thousand are remembered, oldest first', async (t) => {
	const {port, server} = await runServer(t, {at});
	for (let index = 1; index <= 1003; index++) {
		// Their order is the test.
		// eslint-disable-next-line no-await-in-loop
		await ask(port, `/api/v1/time?${index}`);
	}

	assert.equal(server.requests.length, 1000);
	assert.equal(server.requests[0]?.path, '/api/v1/time?4');
	assert.equal(server.requests.at(-1)?.path, '/api/v1/time?1003');
});

const skewMs = -90 * minute - 250;
const agentSeconds = Math.floor((at + skewMs) / 1000);

test('a skewed clock is told by /time, by every envelope and by the Date header', async (t) => {
	const {port} = await runServer(t, {at, rootPassword, skewMs});
	const reply = await ask(port, '/api/v1/time');
	assert.equal(open(reply).data, '2026-11-23T21:13:59.75+08:00');
	assert.equal(open(reply).timestamp, '2026-11-23T21:13:59.75+08:00');
	assert.equal(reply.headers.date, 'Mon, 23 Nov 2026 13:13:59 GMT');
});

test('a skewed clock does not touch the world: the same row at the same moment', async (t) => {
	const world = createWorld(storyOf([scenarioLibrary.longWithFigures(at - 30 * minute)]));
	const path = '/api/v1/tenant/orders_dr/restore/overview';
	const [straight, skewed] = [await runServer(t, {at, world}), await runServer(t, {at, world, skewMs})];
	const askRow = async (port: number) => open(await askSealed(port, path, {fields: {}})).data;
	const row = await askRow(straight.port);
	assert.notStrictEqual(row, undefined);
	assert.deepEqual(await askRow(skewed.port), row);
});

for (const [ts, refusal] of [
	[agentSeconds, granted],
	[agentSeconds - 1, [401, 'Security.Authentication.Expired']],
] as const) {
	test(`the time of a request is held against the agent's own clock: ${ts - agentSeconds} s`, async (t) => {
		const {port} = await runServer(t, {at, rootPassword, skewMs});
		const reply = await askSealed(port, overviewPath, {fields: {Auth: rootPassword, Ts: String(ts)}});
		assert.deepEqual(refusalOf(reply), refusal);
	});
}

test('/info tells when the agent was started, in nanoseconds of its own clock', async (t) => {
	const {port, setNow} = await runServer(t, {at, skewMs});
	setNow(at + minute);
	const reply = await ask(port, '/api/v1/info');
	assert.ok(reply.text.includes(`"startAt":${at + skewMs}000000,`), reply.text);
});

const hour = 60 * minute;

/** Four jobs: 1 and 3 have succeeded, 2 has failed, 4 runs; stated an hour after one another from 10:00 on. */
function tasksWorld() {
	const ten = Date.parse('2026-11-23T10:00:00+08:00');
	const failure = {type: 'failure', comment: ''} as const;
	return createWorld(
		storyOf(
			[1, 2, 3, 4].map((jobId) => ({
				tenant: `rt${jobId}`,
				restores: [
					createRestore({
						jobId,
						statedAt: ten + (jobId - 1) * hour,
						...(jobId === 2 ? {ending: failure} : {}),
						...(jobId === 4 ? {restoringMs: 24 * hour} : {}),
					}),
				],
			})),
		),
	);
}

type Page = {
	readonly total_elements: number;
	readonly total_pages: number;
	readonly size: number;
	readonly number: number;
};
type Tasks = {readonly contents: ReadonlyArray<{readonly job_id: number}>; readonly page: Page};

async function askTasks(t: TestContext, query: string): Promise<Reply> {
	const {port} = await runServer(t, {at, rootPassword, world: tasksWorld()});
	return askAsRoot(port, tasksPath + query);
}

const filters: ReadonlyArray<readonly [query: string, jobs: readonly number[]]> = [
	['', [4, 3, 2, 1]],
	['?status=SUCCESS', [3, 1]],
	['?status=success', [3, 1]],
	['?status=FAIL,SUCCESS', [3, 2, 1]],
	['?status=WAIT_TENANT_RESTORE_FINISH', [4]],
	// Nothing is trimmed and nothing is checked.
	['?status=FAIL,%20SUCCESS', [2]],
	['?status=NONSENSE', []],
	['?status=', [4, 3, 2, 1]],
	// The bounds belong to the span; a plus sign is a space unless it is escaped.
	['?start_time=2026-11-23T11:00:00%2B08:00', [4, 3, 2]],
	['?start_time=2026-11-23T11:00:01%2B08:00', [4, 3]],
	['?end_time=2026-11-23T11:00:00.001%2B08:00', [2, 1]],
	['?end_time=2026-11-23T02:59:59Z', [1]],
	['?start_time=2026-11-23T03:00:00Z&end_time=2026-11-23T04:00:01Z&status=SUCCESS', [3]],
	['?unknown=1&Status=FAIL', [4, 3, 2, 1]],
	// The second question mark belongs to the value.
	['?status=FAIL?', []],
];

for (const [query, jobs] of filters) {
	test(`/restore/tasks${query} lists these jobs: ${jobs.length === 0 ? 'none' : jobs.join(', ')}`, async (t) => {
		const {data} = open(await askTasks(t, query));
		const {contents, page} = data as Tasks;
		assert.deepEqual(
			contents.map(({job_id: id}) => id),
			jobs,
		);
		assert.equal(page.total_elements, jobs.length);
	});
}

const everything = 2_147_483_647;

const pages: ReadonlyArray<readonly [query: string, page: Omit<Page, 'total_elements'>]> = [
	['', {total_pages: 1, size: everything, number: 1}],
	['?page=2&size=3', {total_pages: 2, size: 3, number: 2}],
	['?page=9&size=2', {total_pages: 2, size: 2, number: 9}],
	['?page=0&size=0', {total_pages: 1, size: everything, number: 1}],
	['?page=&size=', {total_pages: 1, size: everything, number: 1}],
	['?size=1', {total_pages: 4, size: 1, number: 1}],
];

for (const [query, page] of pages) {
	test(`/restore/tasks${query} counts pages, and sends every row all the same`, async (t) => {
		const data = open(await askTasks(t, query)).data as Tasks;
		assert.deepEqual(data.page, {total_elements: 4, ...page});
		assert.equal(data.contents.length, 4);
	});
}

test('/restore/tasks without a match has no pages and an empty list', async (t) => {
	const {data} = open(await askTasks(t, '?status=NONSENSE&size=2'));
	assert.deepEqual(data, {contents: [], page: {total_elements: 0, total_pages: 0, size: 2, number: 1}});
});

const badQueries: ReadonlyArray<readonly [query: string, complaint: string]> = [
	['?page=x', 'strconv.ParseUint: parsing "x": invalid syntax'],
	['?size=-1', 'strconv.ParseUint: parsing "-1": invalid syntax'],
	['?size=1.5', 'strconv.ParseUint: parsing "1.5": invalid syntax'],
	[
		'?start_time=yesterday',
		'parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"',
	],
	[
		'?end_time=2026-11-23T11:00:00',
		'parsing time "2026-11-23T11:00:00" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00"',
	],
	[
		'?end_time=2026-11-23T11:00:00+08:00',
		'parsing time "2026-11-23T11:00:00 08:00" as "2006-01-02T15:04:05Z07:00": cannot parse " 08:00" as "Z07:00"',
	],
	// The first complaint is the one that is told.
	['?end_time=never&page=x', 'strconv.ParseUint: parsing "x": invalid syntax'],
];

for (const [query, complaint] of badQueries) {
	test(`/restore/tasks${query} is refused in the words of Go`, async (t) => {
		const reply = await askTasks(t, query);
		assert.deepEqual(refusalOf(reply), [400, 'Common.BindJsonFailed']);
		assert.equal(open(reply).error?.message, `Bind JSON failed: ${complaint}`);
	});
}

const sqlPorts = [
	[{}, 2881],
	[{sqlPort: 42_881}, 42_881],
] as const;

for (const [options, expected] of sqlPorts) {
	test(`names the port of SQL: ${expected}`, async (t) => {
		const {port} = await runServer(t, {rootPassword, ...options});
		const info = await askAsRoot(port, '/api/v1/ob/info');
		assert.match(info.text, new RegExp(`"sql_port":${expected},`, 'v'));
		const status = await ask(port, '/api/v1/status');
		assert.match(status.text, new RegExp(`"sqlPort":${expected},`, 'v'));
	});
}
