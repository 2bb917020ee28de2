import assert from 'node:assert/strict';
import test from 'node:test';
import {ask} from './ask.js';
import {askAsRoot, at, granted, open, refusalOf, rootPassword, untilSeen} from './replies.js';
import {runServer} from './running-server.js';

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

test('fault redirect: it leads to the given place', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword});
	server.setFault({type: 'redirect', to: 'http://127.0.0.1:1/'});
	const {status, headers} = await ask(port, '/api/v1/time');
	assert.deepEqual([status, headers.location], [302, 'http://127.0.0.1:1/']);
});
