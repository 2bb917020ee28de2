import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import {askSealed} from './ask.js';
import {at, atSeconds, granted, open, refusalOf, rootPassword} from './replies.js';
import {runServer} from './running-server.js';
import {aesKey, askInSession, keys, login, logIn, logout, sealBody} from './session-client.js';

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
	test(`/login refuses ${why}`, async (t) => {
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

test('/logout within another session does nothing, and succeeds', async (t) => {
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

for (const generation of ['4.2.6', '4.2.4'] as const) {
	test(`an agent ${generation} has no sessions`, async (t) => {
		const {port} = await runServer(t, {at, rootPassword, generation});
		const reply = await login(port, {Auth: rootPassword, Keys: keys});
		assert.deepEqual([reply.status, open(reply).error?.code], [400, 1000]);
	});
}
