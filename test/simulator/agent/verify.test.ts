import assert from 'node:assert/strict';
import test from 'node:test';
import {minute} from '../worlds.js';
import {askSealed} from './ask.js';
import {at, atSeconds, granted, open, overviewPath, refusalOf, rootPassword} from './replies.js';
import {runServer} from './running-server.js';
import {askInSession, logIn} from './session-client.js';

const badTimes = [String(atSeconds - 1), 'soon', ''];

for (const ts of badTimes) {
	test(`a request in a session with the time ${JSON.stringify(ts)} has expired, whatever is wrong with it`, async (t) => {
		const {port} = await runServer(t, {at, rootPassword});
		const id = await logIn(port);
		const reply = await askInSession(port, id, {Ts: ts});
		assert.deepEqual(refusalOf(reply), [401, 'Security.Authentication.Expired']);
		assert.equal(open(reply).error?.message, 'Authentication expired');
	});
}

const skewMs = -90 * minute - 250;
const agentSeconds = Math.floor((at + skewMs) / 1000);

for (const [ts, refusal] of [
	[agentSeconds, granted],
	[agentSeconds - 1, [401, 'Security.Authentication.Expired']],
] as const) {
	test(`the time of a request is held against the agent's own clock: ${ts - agentSeconds} s`, async (t) => {
		const {port} = await runServer(t, {at, rootPassword, skewMs});
		const reply = await askSealed(port, overviewPath, {fields: {Auth: rootPassword, Ts: String(ts)}});
		assert.deepEqual(refusalOf(reply), refusal);
	});
}
