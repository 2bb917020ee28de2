import assert from 'node:assert/strict';
import test from 'node:test';
import {minute} from '../worlds.js';
import {ask} from './ask.js';
import {askAsRoot, at, granted, open, overviewPath, refusalOf, rootPassword, tasksPath, untilSeen} from './replies.js';
import {runServer} from './running-server.js';

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
