import assert from 'node:assert/strict';
import test from 'node:test';
import {ask} from './ask.js';
import {askAsRoot, at, granted, open, overviewPath, refusalOf, rootPassword, tasksPath} from './replies.js';
import {runServer} from './running-server.js';

const partial: ReadonlyArray<readonly [type: 'reset' | 'html' | 'panic' | 'mysqlError', outcome: string]> = [
	['reset', 'cut'],
	['html', '200 text/html; charset=utf-8'],
	['panic', '500 application/json; charset=utf-8'],
	['mysqlError', '400 application/json'],
];

for (const [type, outcome] of partial) {
	test(`fault ${type} under a path leaves the other paths alone`, async (t) => {
		const {port, server} = await runServer(t, {at, rootPassword});
		server.setFault({type, under: '/api/v1/tenant/'});
		assert.equal(await outcomeOf(port, overviewPath), outcome);
		assert.deepEqual(refusalOf(await askAsRoot(port, tasksPath)), granted);
	});
}

async function outcomeOf(port: number, path: string): Promise<string> {
	try {
		const {status, headers} = await askAsRoot(port, path);
		return `${status} ${headers['content-type'] ?? ''}`;
	} catch {
		return 'cut';
	}
}

test('fault plainText: the answer is the right one, under another type', async (t) => {
	const {port, server} = await runServer(t, {at, rootPassword});
	const {text} = await ask(port, '/api/v1/secret');
	server.setFault({type: 'plainText'});
	const reply = await ask(port, '/api/v1/secret');
	assert.equal(reply.headers['content-type'], 'text/plain; charset=utf-8');
	assert.deepEqual(open(reply).data, open({...reply, text}).data);
});
