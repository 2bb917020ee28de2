import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {text} from 'node:stream/consumers';
import test, {type TestContext} from 'node:test';
import {startPageServer, type Page, type PageServerOptions} from '../../source/system/page-server.js';

const plain = {'content-type': 'text/plain; charset=utf-8'};

async function serve(t: TestContext, options: Partial<PageServerOptions> = {}) {
	const pages = new Map([['/metrics', async (accept = '') => ({headers: plain, body: `租户 ${accept}\n`})]]);
	const server = await startPageServer({host: '127.0.0.1', port: 0, pages, ...options});
	t.after(server.close);
	return {...server, origin: `http://127.0.0.1:${server.port}`};
}

/** A connection of a client that speaks for itself. */
async function open(t: TestContext, port: number): Promise<Socket> {
	const socket = connect(port, '127.0.0.1');
	t.after(() => {
		socket.destroy();
	});
	await once(socket, 'connect');
	return socket;
}

const request = 'GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n';

test('a page is served to GET, with what its Accept header asks for', async (t) => {
	const {origin} = await serve(t);
	const response = await fetch(`${origin}/metrics?a=b`, {headers: {accept: 'text/x'}});
	assert.equal(response.status, 200);
	assert.equal(response.headers.get('content-type'), plain['content-type']);
	assert.equal(response.headers.get('cache-control'), 'no-store');
	assert.equal(response.headers.get('content-length'), '14');
	assert.equal(await response.text(), '租户 text/x\n');
});

test('HEAD gets the same headers without a body', async (t) => {
	const {origin} = await serve(t);
	const response = await fetch(`${origin}/metrics`, {method: 'HEAD', headers: {accept: 'text/x'}});
	assert.deepEqual([response.status, response.headers.get('content-length'), await response.text()], [200, '14', '']);
});

for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
	test(`${method} is refused, with what is allowed`, async (t) => {
		const {origin} = await serve(t);
		const response = await fetch(`${origin}/metrics`, {method});
		assert.deepEqual([response.status, response.headers.get('allow')], [405, 'GET, HEAD']);
	});
}

for (const path of ['/', '/metrics/', '/Metrics', '/metrics/..', '//metrics', '/%6detrics', '/nothing?/metrics']) {
	test(`there is nothing at ${path}`, async (t) => {
		const {port} = await serve(t);
		const socket = await open(t, port);
		socket.end(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
		assert.match(await text(socket), /^HTTP\/1\.1 404 /v);
	});
}

for (const target of ['http://a/metrics', 'http://a:1/metrics?x']) {
	test(`a request line may name the whole address: ${target}`, async (t) => {
		const {port} = await serve(t);
		const socket = await open(t, port);
		socket.end(`GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
		assert.match(await text(socket), /^HTTP\/1\.1 200 /v);
	});
}

const hostile: ReadonlyArray<readonly [title: string, sent: string, status: string]> = [
	['what is no request', '\u{0}\u{1B}[2J\r\n\r\n', '400'],
	['a header that is too long', `GET /metrics HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
	['a target that is none', 'GET * HTTP/1.1\r\nHost: a\r\n\r\n', '404'],
	['a target that cannot be parsed', 'GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n', '404'],
];

for (const [title, sent, status] of hostile) {
	test(`${title} is answered with ${status}, and the next client is served`, async (t) => {
		const {port, origin} = await serve(t);
		const socket = await open(t, port);
		socket.on('error', () => undefined);
		socket.write(sent);
		const [answer] = (await once(socket, 'data')) as Uint8Array[];
		assert.match(new TextDecoder().decode(answer), new RegExp(String.raw`^HTTP/1\.1 ${status} `, 'v'));
		assert.ok(await isServed(`${origin}/metrics`));
	});
}

for (const sent of [
	'',
	'GET /metrics HTTP/1.1\r\nHost: a\r\n',
	'POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1',
]) {
	test(`a client that stops after ${JSON.stringify(sent)} is cut off`, async (t) => {
		const {port} = await serve(t, {limits: {requestMs: 100}});
		const socket = await open(t, port);
		socket.write(sent);
		socket.resume();
		await once(socket, 'close');
	});
}

test('a client that does not read its answer is cut off', async (t) => {
	const body = 'x'.repeat(64 * 1024 ** 2);
	const pages = new Map([
		['/metrics', async (): Promise<Page> => ({headers: plain, body})],
		['/healthz', async (): Promise<Page> => ({headers: plain, body: 'ok\n'})],
	]);
	const {port, origin} = await serve(t, {pages, limits: {answerMs: 200, mostConnections: 1}});
	const socket = await open(t, port);
	socket.on('error', () => undefined);
	socket.write(request);
	await once(socket, 'readable');
	// Its connection is the only one until the server gives it up.
	// eslint-disable-next-line no-await-in-loop -- until it has
	while (!(await isServed(`${origin}/healthz`))) {
		// Another try.
	}

	socket.resume();
	await once(socket, 'close');
	assert.ok(socket.bytesRead < body.length);
});

async function isServed(url: string): Promise<boolean> {
	try {
		const response = await fetch(url);
		return response.ok;
	} catch {
		return false;
	}
}

test('a connection that is idle is closed after a while', async (t) => {
	const {port} = await serve(t, {limits: {idleMs: 100}});
	const socket = await open(t, port);
	socket.write(request);
	assert.match(await text(socket), /200 OK/v);
});

test('beyond the most connections idle ones make room', async (t) => {
	const {port, origin} = await serve(t, {limits: {mostConnections: 2}});
	for (const _ of [1, 2]) {
		// eslint-disable-next-line no-await-in-loop -- one after the other
		const socket = await open(t, port);
		socket.write(request);
		// eslint-disable-next-line no-await-in-loop -- as above
		await once(socket, 'data');
	}

	assert.ok(!(await isServed(`${origin}/metrics`)));
	assert.ok(await isServed(`${origin}/metrics`));
});

test('at the end a request that is under way is answered, and its connection and idle ones are closed', async (t) => {
	const {promise, resolve} = Promise.withResolvers<undefined>();
	const asked = Promise.withResolvers<undefined>();
	const pages = new Map([
		[
			'/metrics',
			async (): Promise<Page> => {
				asked.resolve(undefined);
				await promise;
				return {headers: plain, body: 'late\n'};
			},
		],
		['/healthz', async (): Promise<Page> => ({headers: plain, body: 'ok\n'})],
	]);
	const {port, close} = await serve(t, {pages});
	const idle = await open(t, port);
	idle.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
	const socket = await open(t, port);
	socket.write(request);
	await asked.promise;
	const closed = close();
	assert.match(await text(idle), /\r\n\r\nok\n$/v);
	assert.ok(!(await isServed(`http://127.0.0.1:${port}/healthz`)));
	resolve(undefined);
	assert.match(await text(socket), /\r\n\r\nlate\n$/v);
	await closed;
});

test('at the end a request that takes too long is cut', async (t) => {
	const pages = new Map([['/metrics', async () => Promise.withResolvers<Page>().promise]]);
	const {port, close} = await serve(t, {pages, limits: {drainMs: 100}});
	const socket = await open(t, port);
	socket.on('error', () => undefined);
	socket.write(request);
	const half = await open(t, port);
	half.on('error', () => undefined);
	half.write('GET /met');
	const ends = Promise.all([once(socket, 'close'), once(half, 'close')]);
	socket.resume();
	half.resume();
	await close();
	await ends;
});

test('an address that is taken rejects with the error of the socket', async (t) => {
	const {port} = await serve(t);
	await assert.rejects(startPageServer({host: '127.0.0.1', port, pages: new Map()}), {code: 'EADDRINUSE'});
});
