import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type Socket} from 'node:net';
import test, {type TestContext} from 'node:test';
import {openDispatcher} from '../../helpers/open-dispatcher.js';

const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';

/** A server behind a firewall, which drops without a word what is sent on the connections that it has forgotten. */
async function createRig(t: TestContext) {
	const sockets: Socket[] = [];
	const forgotten = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.push(socket);
		socket.on('error', () => undefined);
		socket.on('data', () => {
			if (!forgotten.has(socket)) {
				socket.write(answer);
			}
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const time = {ms: 1_000_000};
	const dispatcher = openDispatcher({uptime: () => time.ms});
	t.after(async () => {
		await dispatcher.destroy();
		for (const socket of sockets) {
			socket.destroy();
		}

		server.close();
	});
	const address = server.address();
	const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
	return {
		sockets,
		time,
		async ask(options: {readonly reset?: boolean; readonly signal?: AbortSignal} = {}): Promise<string> {
			const {body} = await dispatcher.request({origin, path: '/', method: 'GET', ...options});
			return body.text();
		},
		forgetAll() {
			for (const socket of sockets) {
				forgotten.add(socket);
			}
		},
	};
}

test('a connection is used again for 15 seconds after its last answer', async (t) => {
	const {ask, time, sockets} = await createRig(t);
	await ask();
	for (let seconds = 0; seconds < 60; seconds += 15) {
		time.ms += 15_000;
		// eslint-disable-next-line no-await-in-loop -- one request after another
		await ask();
	}

	assert.equal(sockets.length, 1);
});

test('nothing is sent on a connection that was idle for longer, which a firewall may have forgotten', async (t) => {
	const {ask, time, sockets, forgetAll} = await createRig(t);
	await ask();
	forgetAll();
	time.ms += 15_001;
	assert.equal(await ask(), '{}');
	assert.equal(sockets.length, 2);
	if (!sockets[0]?.closed) {
		await once(sockets[0]!, 'close');
	}
});

test('on a younger one a request waits, and is not repeated on another', async (t) => {
	const {ask, time, sockets, forgetAll} = await createRig(t);
	await ask();
	forgetAll();
	time.ms += 2000;
	const controller = new AbortController();
	const asking = ask({signal: controller.signal});
	await once(sockets[0]!, 'data');
	controller.abort(new Error('late'));
	await assert.rejects(asking, /late/v);
	assert.equal(sockets.length, 1);
	// The one that stayed without an answer is not used again.
	assert.equal(await ask(), '{}');
	assert.equal(sockets.length, 2);
});

test('requests at the same time have a connection each, which the next ones use again', async (t) => {
	const {ask, sockets} = await createRig(t);
	await Promise.all([ask(), ask(), ask()]);
	await Promise.all([ask(), ask(), ask()]);
	assert.equal(sockets.length, 3);
});

test('a request with `reset` has a connection of its own, which is closed after it', async (t) => {
	const {ask, sockets, forgetAll} = await createRig(t);
	await ask();
	forgetAll();
	assert.equal(await ask({reset: true}), '{}');
	assert.equal(sockets.length, 2);
	if (!sockets[1]?.closed) {
		await once(sockets[1]!, 'close');
	}
});
