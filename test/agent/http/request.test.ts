import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import {createServer, type Socket} from 'node:net';
import {createServer as createTlsServer} from 'node:tls';
import test, {type TestContext} from 'node:test';
import forge from 'node-forge';
import {Agent, type Dispatcher} from 'undici';
import {AgentError} from '../../../source/agent/agent-error.js';
import {openDispatcher} from '../../helpers/open-dispatcher.js';
import {openEnvelope} from '../../../source/agent/answers/envelope.js';
import {send, usualAnswer} from '../../../source/agent/http/request.js';
import {serve} from '../canned-agent.js';

const never = new AbortController().signal;

type AskOptions = {
	readonly path?: string;
	readonly dispatcher?: Dispatcher;
	readonly signal?: AbortSignal;
	readonly limit?: AbortSignal;
	readonly largestBytes?: number;
};

async function ask(t: TestContext, origin: string, options: AskOptions = {}) {
	const {path = '/', dispatcher, signal, limit, largestBytes = usualAnswer} = options;
	return send(
		{method: 'GET', path, headers: {}},
		{
			origin,
			dispatcher: dispatcher ?? prepare(t, openDispatcher()),
			timeoutMs: 10_000,
			largestBytes,
			deadline: () => limit ?? never,
			signal: signal ?? never,
			isFresh: false,
			isLookingUp: () => false,
			trust: undefined,
		},
	);
}

function prepare(t: TestContext, dispatcher: Dispatcher): Dispatcher {
	t.after(async () => dispatcher.destroy());
	return dispatcher;
}

function failsWith(reason: string): (error: unknown) => boolean {
	return (error) => {
		assert.ok(error instanceof AgentError, String(error));
		assert.equal(error.problem.reason, reason, error.message);
		return true;
	};
}

/** A server below HTTP that hands each connection to `act`. */
async function serveSocket(t: TestContext, act: (socket: Socket) => void): Promise<string> {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		act(socket);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => {
		server.close();
		for (const socket of sockets) {
			socket.destroy();
		}
	});
	const address = server.address();
	return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

function afterRequest(act: (socket: Socket) => void): (socket: Socket) => void {
	return (socket) => {
		socket.once('data', () => {
			act(socket);
		});
	};
}

test('status, content type and text come through, and the target goes out as it is given', async (t) => {
	const {origin, seen} = await serve(t, () => ({status: 404, body: '中', contentType: 'text/plain; charset=utf-8'}));
	const path = "/a'(b)*!~;%2f%2F/./x/../y?z=%E4";
	const answer = await ask(t, origin, {path});
	assert.deepEqual(answer, {status: 404, contentType: 'text/plain; charset=utf-8', body: '中'});
	assert.equal(seen[0]?.path, path);
});

test('a redirect is not followed', async (t) => {
	const {origin, seen} = await serve(t, (_, response) => {
		response.writeHead(301, {location: '/elsewhere'}).end();
		return undefined;
	});
	const answer = await ask(t, origin);
	assert.equal(answer.status, 301);
	assert.equal(seen.length, 1);
});

test('a port where nobody listens refuses', async (t) => {
	const {promise, resolve} = Promise.withResolvers<string>();
	const server = createServer().listen(0, '127.0.0.1', () => {
		const address = server.address();
		server.close(() => {
			resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
		});
	});
	await assert.rejects(ask(t, await promise), failsWith('refused'));
});

test('a connection that ends without an answer is reset', async (t) => {
	const address = await serveSocket(
		t,
		afterRequest((socket) => {
			socket.destroy();
		}),
	);
	await assert.rejects(ask(t, `http://${address}`), failsWith('reset'));
});

test('a connection that is torn down without an answer is reset', async (t) => {
	const address = await serveSocket(
		t,
		afterRequest((socket) => {
			socket.resetAndDestroy();
		}),
	);
	await assert.rejects(ask(t, `http://${address}`), failsWith('reset'));
});

for (const [kind, head] of [
	['of known length', 'Content-Length: 500'],
	['in chunks', 'Transfer-Encoding: chunked'],
] as const) {
	test(`an answer ${kind} that breaks off is reset`, async (t) => {
		const address = await serveSocket(
			t,
			afterRequest((socket) => {
				socket.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${head}\r\n\r\n5\r\n{"suc`);
			}),
		);
		await assert.rejects(ask(t, `http://${address}`), failsWith('reset'));
	});
}

test('a server that speaks no HTTP is no agent', async (t) => {
	const address = await serveSocket(t, (socket) => {
		socket.write('SSH-2.0-OpenSSH_9.6\r\n');
	});
	await assert.rejects(ask(t, `http://${address}`), failsWith('notAnAgent'));
});

test('a plain port that is asked in TLS is named as such', async (t) => {
	const {origin} = await serve(t, () => ({body: '{}'}));
	await assert.rejects(ask(t, origin.replace('http:', 'https:')), failsWith('plainExpected'));
});

test("a self-signed certificate is not trusted, with the library's word for it", async (t) => {
	const server = createTlsServer(createCertificate(), (socket) => {
		socket.end();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => {
		server.close();
	});
	const address = server.address();
	const origin = `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
	await assert.rejects(ask(t, origin), (error: unknown) => {
		assert.ok(error instanceof AgentError);
		assert.equal(error.problem.reason, 'tlsUntrusted');
		assert.match(error.problem.said, /self-signed certificate/v);
		return true;
	});
});

function createCertificate(): {readonly key: string; readonly cert: string} {
	const {privateKey, publicKey} = forge.pki.rsa.generateKeyPair(2048);
	const certificate = forge.pki.createCertificate();
	certificate.publicKey = publicKey;
	certificate.serialNumber = '01';
	certificate.validity.notBefore = new Date('2020-01-01');
	certificate.validity.notAfter = new Date('2120-01-01');
	certificate.setSubject([{name: 'commonName', value: 'agent'}]);
	certificate.setIssuer([{name: 'commonName', value: 'agent'}]);
	certificate.sign(privateKey, forge.md.sha256.create());
	return {key: forge.pki.privateKeyToPem(privateKey), cert: forge.pki.certificateToPem(certificate)};
}

test("Go's answer to plain HTTP on a TLS port says that TLS is expected", async (t) => {
	const text = 'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n';
	const address = await serveSocket(
		t,
		afterRequest((socket) => {
			socket.end(text);
		}),
	);
	const answer = await ask(t, `http://${address}`);
	assert.throws(() => openEnvelope(answer), failsWith('tlsExpected'));
});

test('no answer before the deadline is a timeout', async (t) => {
	const limit = new AbortController();
	const {origin} = await serve(t, () => {
		limit.abort();
		return undefined;
	});
	await assert.rejects(ask(t, origin, {limit: limit.signal}), failsWith('timeout'));
});

test('an answer that has begun but does not end before the deadline is a timeout', async (t) => {
	const limit = new AbortController();
	const {origin} = await serve(t, (_, response) => {
		response.writeHead(200).write('{"successful":', () => {
			limit.abort();
		});
		return undefined;
	});
	await assert.rejects(ask(t, origin, {limit: limit.signal}), failsWith('timeout'));
});

test('the deadline is asked for the time that one answer may take', async (t) => {
	const {origin} = await serve(t, () => ({body: '{}'}));
	const asked: number[] = [];
	const dispatcher = prepare(t, openDispatcher());
	const deadline = (ms: number) => {
		asked.push(ms);
		return never;
	};

	const request = {method: 'GET', path: '/', headers: {}} as const;
	const rest = {largestBytes: usualAnswer, isFresh: false, isLookingUp: () => false, trust: undefined};
	await send(request, {...rest, origin, dispatcher, timeoutMs: 1234, deadline, signal: never});
	assert.deepEqual(asked, [1234]);
});

test('an aborted caller gets its own reason, also while the answer is being read', async (t) => {
	const controller = new AbortController();
	const reason = new Error('left');
	const {origin} = await serve(t, (_, response) => {
		response.writeHead(200).write('{', () => {
			controller.abort(reason);
		});
		return undefined;
	});
	await assert.rejects(ask(t, origin, {signal: controller.signal}), (error) => error === reason);
});

const dispatchers = {
	ours: () => openDispatcher(),
	'one without a limit of its own': () => new Agent(),
};

for (const [title, create] of Object.entries(dispatchers)) {
	test(`an answer without an end and without a length is cut off, with the dispatcher ${title}`, async (t) => {
		const {origin} = await serve(t, (_, response) => {
			const chunk = Buffer.alloc(1024 * 1024, 'x');
			const fill = () => {
				let hasRoom = true;
				while (!response.destroyed && hasRoom) {
					hasRoom = response.write(chunk);
				}
			};

			response.writeHead(200).on('drain', fill);
			fill();
			return undefined;
		});
		const dispatcher = create();
		await assert.rejects(ask(t, origin, {dispatcher: prepare(t, dispatcher)}), failsWith('tooLarge'));
	});
}

const mebibyte = 1024 * 1024;

for (const largestBytes of [usualAnswer, 3 * mebibyte]) {
	test(`an answer may have ${largestBytes} bytes, and not one more`, async (t) => {
		const {origin} = await serve(t, ({path}) => ({body: 'x'.repeat(largestBytes + (path === '/more' ? 1 : 0))}));
		const {body} = await ask(t, origin, {largestBytes});
		assert.equal(body.length, largestBytes);
		await assert.rejects(ask(t, origin, {largestBytes, path: '/more'}), failsWith('tooLarge'));
	});
}
