import assert from 'node:assert/strict';
import test from 'node:test';
import {minute} from '../worlds.js';
import {ask} from './ask.js';
import {askAsRoot, at, rootPassword} from './replies.js';
import {runServer} from './running-server.js';

const skewMs = -90 * minute - 250;

test('/info has the start of the agent, in nanoseconds of its own clock', async (t) => {
	const {port, setNow} = await runServer(t, {at, skewMs});
	setNow(at + minute);
	const reply = await ask(port, '/api/v1/info');
	assert.ok(reply.text.includes(`"startAt":${at + skewMs}000000,`), reply.text);
});

const sqlPorts = [
	[{}, 2881],
	[{sqlPort: 42_881}, 42_881],
] as const;

for (const [options, expected] of sqlPorts) {
	test(`names the port of SQL: ${expected}`, async (t) => {
		const {port} = await runServer(t, {rootPassword, ...options});
		const info = await askAsRoot(port, '/api/v1/ob/info');
		assert.match(info.text, new RegExp(`"sql_port":${expected},`, 'v'));
		const status = await ask(port, '/api/v1/status');
		assert.match(status.text, new RegExp(`"sqlPort":${expected},`, 'v'));
	});
}
