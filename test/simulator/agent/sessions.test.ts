import assert from 'node:assert/strict';
import test from 'node:test';
import {minute, second} from '../worlds.js';
import {at, granted, refusalOf, rootPassword} from './replies.js';
import {runServer} from './running-server.js';
import {askInSession, logIn} from './session-client.js';

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
