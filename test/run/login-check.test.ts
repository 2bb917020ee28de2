import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import test, {type TestContext} from 'node:test';
import {parseAddress} from '../../source/command-line/address.js';
import {openLoginCheck} from '../../source/run/login-check.js';
import type {AgentServerOptions} from '../../source/simulator/agent/agent-server.js';
import {runServer} from '../simulator/agent/running-server.js';

function open(t: TestContext, port: number, signal = new AbortController().signal) {
	const agent = parseAddress(`127.0.0.1:${port}`) ?? assert.fail();
	const check = openLoginCheck({
		agent,
		tls: {},
		timeoutMs: 5000,
		randomBytes: (count) => randomBytes(count).toString('latin1'),
		signal,
	});
	t.after(check.close);
	return check;
}

async function openServed(t: TestContext, options: Partial<AgentServerOptions> = {}) {
	const {port, server} = await runServer(t, {rootPassword: 'secret', at: Date.now(), ...options});
	return {check: open(t, port), server};
}

test('an agent that answers is reachable, and nothing else is', async (t) => {
	const {check, server} = await openServed(t);
	assert.equal(await check.isReachable(), true);
	// Port 1 refuses connections.
	assert.equal(await open(t, 1).isReachable(), false);
	server.setFault({type: 'html'});
	assert.equal(await check.isReachable(), false);
});

for (const version of ['4.2.4.0', '4.2.6.0', '4.3.1.0', '4.5.0.0'] as const) {
	test(`an agent ${version} refuses every password but the right one`, async (t) => {
		const {check} = await openServed(t, {version});
		assert.equal(await check.isRefused('wrong'), true);
		assert.equal(await check.isRefused(''), true);
		assert.equal(await check.isRefused('secret'), false);
	});
}

test('an agent that cannot judge a password refuses none: its database is down', async (t) => {
	const {check, server} = await openServed(t);
	server.setFault({type: 'dbDown', database: 'gone'});
	assert.equal(await check.isRefused('wrong'), false);
});

test('an agent that is gone refuses none, and one that wants its own password neither', async (t) => {
	assert.equal(await open(t, 1).isRefused('wrong'), false);
	const {check} = await openServed(t, {agentPassword: 'of the agent'});
	assert.equal(await check.isRefused('wrong'), true);
});

test('nothing is refused once the program ends', async (t) => {
	const {port} = await runServer(t, {rootPassword: 'secret'});
	const check = open(t, port, AbortSignal.abort());
	assert.equal(await check.isRefused('wrong'), false);
});
