import assert from 'node:assert/strict';
import test from 'node:test';
import {ask, askSealed} from './ask.js';
import {at, overviewPath, rootPassword, tasksPath} from './replies.js';
import {runServer} from './running-server.js';
import {askInSession, keys, logIn} from './session-client.js';

test('requests are logged with their header, without its secrets', async (t) => {
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
