import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import {scenarioLibrary, storyOf} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {minute} from '../worlds.js';
import {ask, askSealed, fetchKey, seal} from './ask.js';
import {askAsRoot, at, granted, open, overviewPath, refusalOf, rootPassword} from './replies.js';
import {runServer} from './running-server.js';
import {askInSession, logIn} from './session-client.js';

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

const skewMs = -90 * minute - 250;

test('a skewed clock shows in /time, in every envelope and in the Date header', async (t) => {
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
