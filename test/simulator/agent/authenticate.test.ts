import assert from 'node:assert/strict';
import test from 'node:test';
import {askAsRoot, at, refusalOf, rootPassword} from './replies.js';
import {runServer} from './running-server.js';
import {askInSession, logIn} from './session-client.js';

test('an agent that remembers an old password calls the right one wrong while the database is down', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword});
	const id = await logIn(port);
	server.setFault({type: 'dbDown', database: 'gone', isPasswordStale: true});
	const wrong = [401, 'Security.Authentication.IncorrectOceanbasePassword'];
	assert.deepEqual(refusalOf(await askAsRoot(port)), wrong);
	// Who has a session gets as far as the database.
	assert.deepEqual(refusalOf(await askInSession(port, id)), [500, 'OB.Server.Process.NotExist']);
});

test('an agent that is forgetful knows none of its sessions', async (t) => {
	const {port} = await runServer(t, {at, rootPassword, isForgetful: true});
	const id = await logIn(port);
	assert.deepEqual(refusalOf(await askInSession(port, id)), [401, 'Security.Authentication.SessionInvalid']);
});
