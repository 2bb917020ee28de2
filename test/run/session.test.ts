import assert from 'node:assert/strict';
import {once} from 'node:events';
import fs from 'node:fs';
import {createServer} from 'node:http';
import os from 'node:os';
import nodePath from 'node:path';
import test, {type TestContext} from 'node:test';
import {watchPasswordFile} from '../../source/command-line/password-file.js';
import {selectRestores} from '../../source/monitor/select/restores.js';
import type {Fault} from '../../source/simulator/world/fault.js';
import {english} from '../../source/locale/en.js';
import {openWatch} from '../helpers/watch.js';

const second = 1000;
const minute = 60 * second;
const overview = '/restore/overview';

type Watch = Awaited<ReturnType<typeof openWatch>>;

function reasonOf(watch: Watch): string | undefined {
	return watch.cluster().trouble?.problem.reason;
}

function countRequests({server}: Watch, part: string): number {
	return server.requests.filter(({path: asked}) => asked.includes(part)).length;
}

/** The message and the hint of the cluster's problem. */
function adviceOf(watch: Watch): string {
	const {trouble, agent, answeredAt} = watch.cluster();
	assert.ok(trouble);
	const subject = {address: agent, hasAnswered: answeredAt !== undefined};
	const {message, hint} = english.describeProblem(trouble.problem, subject);
	return `${message}; ${hint}`;
}

function troubleEvents({store}: Watch) {
	return store.getState().events.filter(({change}) => change.type === 'unreachable');
}

const faults: ReadonlyArray<readonly [fault: Fault, reason: string, words: RegExp]> = [
	[
		{type: 'reset'},
		'reset',
		/closed the connection.*; check obshell on that host; restores go on in OceanBase without it/v,
	],
	[{type: 'halfAnswer'}, 'reset', /closed the connection/v],
	[{type: 'huge', bytes: 130 * 1024 * 1024}, 'tooLarge', /too large \(more than 1.0 MB\); check obshell on that host/v],
	[{type: 'notJson'}, 'unreadableAnswer', /cannot read.*; connect to the agent directly/v],
	[{type: 'html'}, 'webPage', /a web page answers in its place.*; check --agent/v],
	[{type: 'empty200'}, 'emptyAnswer', /sent an empty response.*; connect to the agent directly/v],
	[{type: 'noContent'}, 'emptyAnswer', /sent an empty response/v],
	[{type: 'redirect'}, 'redirected', /does not follow.*; use the agent/v],
	[{type: 'nullData'}, 'unreadableAnswer', /cannot read/v],
	[{type: 'nullContents'}, 'unreadableAnswer', /cannot read/v],
	[{type: 'panic'}, 'rejected', /rejected the request.*; check the agent's log/v],
	[{type: 'dbDown', database: 'unusable'}, 'databaseDown', /not connected to OceanBase.*; check the observer/v],
	[{type: 'dbDown', database: 'gone'}, 'databaseDown', /not connected to OceanBase/v],
	[{type: 'dbDown', database: 'neverHeld'}, 'databaseDown', /not connected to OceanBase/v],
	[{type: 'mysqlError'}, 'databaseError', /OceanBase returned an error.*; if this persists/v],
];

for (const [fault, reason, words] of faults) {
	test(`${JSON.stringify(fault)}: the progress stays, the problem is one event, and it ends by itself`, async (t) => {
		const watch = await openWatch(t);
		const before = selectRestores(watch.store.getState());
		assert.ok((before[0]?.data.percent ?? 0) > 0);
		watch.server.setFault(fault);
		await watch.pass(2 * second);
		const {since} = watch.cluster().trouble ?? {};
		assert.equal(since?.monotonicMs, 2 * second);
		await watch.pass(minute);
		assert.equal(reasonOf(watch), reason);
		assert.equal(watch.cluster().trouble?.since, since);
		assert.match(adviceOf(watch), words);
		assert.equal(troubleEvents(watch).length, 1);
		for (const [index, restore] of selectRestores(watch.store.getState()).entries()) {
			assert.equal(restore.data.percent, before[index]?.data.percent);
			assert.equal(restore.figuresAgeMs, minute + 2 * second);
			assert.ok(restore.isStale);
		}

		watch.server.setFault(undefined);
		await watch.pass(30 * second);
		assert.equal(reasonOf(watch), undefined);
		assert.ok((selectRestores(watch.store.getState())[0]?.data.percent ?? 0) > (before[0]?.data.percent ?? 100));
	});
}

test('the agent refuses connections, and later accepts them again', async (t) => {
	const watch = await openWatch(t);
	await watch.stop();
	await watch.pass(minute);
	assert.equal(reasonOf(watch), 'refused');
	assert.match(
		adviceOf(watch),
		/refused the connection; check obshell on that host; restores go on in OceanBase without it/v,
	);
	await watch.startAgain();
	await watch.pass(30 * second);
	assert.equal(reasonOf(watch), undefined);
});

test('a redirect is not followed', async (t) => {
	const asked: string[] = [];
	const thief = createServer((request, response) => {
		asked.push(request.url ?? '');
		response.end('{}');
	}).listen(0, '127.0.0.1');
	await once(thief, 'listening');
	t.after(() => {
		thief.closeAllConnections();
		thief.close();
	});
	const address = thief.address();
	const to = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/steal`;
	const watch = await openWatch(t);
	watch.server.setFault({type: 'redirect', to});
	await watch.pass(minute);
	assert.equal(reasonOf(watch), 'redirected');
	assert.deepEqual(asked, []);
});

test('the right answer with a wrong content type is accepted', async (t) => {
	const watch = await openWatch(t);
	const before = selectRestores(watch.store.getState())[0]?.data.percent ?? 100;
	watch.server.setFault({type: 'plainText'});
	await watch.pass(minute);
	assert.equal(reasonOf(watch), undefined);
	assert.ok((selectRestores(watch.store.getState())[0]?.data.percent ?? 0) > before);
});

test('a row that the agent cannot read for a phase is a problem of that tenant only', async (t) => {
	const watch = await openWatch(t, {generation: '4.2.6'});
	const before = selectRestores(watch.store.getState()).map(({data}) => data.percent ?? 100);
	watch.server.setFault({type: 'scanError', under: '/api/v1/tenant/rt1/'});
	await watch.pass(minute);
	const [first, other] = selectRestores(watch.store.getState());
	assert.equal(reasonOf(watch), undefined);
	assert.deepEqual(
		[first?.problem?.reason, first?.outcome, first?.data.percent],
		['unreadableRow', 'running', before[0]],
	);
	assert.equal(other?.problem, undefined);
	assert.ok((other?.data.percent ?? 0) > (before[1] ?? 100));
	watch.server.setFault(undefined);
	await watch.pass(2 * second);
	const [healed] = selectRestores(watch.store.getState());
	assert.equal(healed?.problem, undefined);
	assert.ok((healed?.data.percent ?? 0) > (before[0] ?? 100));
});

test('a restore that is in neither view for three polls has not vanished', async (t) => {
	const watch = await openWatch(t);
	watch.server.setFault({type: 'noRow', under: '/api/v1/tenant/rt1/'});
	await watch.pass(6 * second);
	const [missing] = selectRestores(watch.store.getState());
	assert.deepEqual([missing?.outcome, missing?.problem], ['running', undefined]);
	watch.server.setFault(undefined);
	await watch.pass(2 * second);
	assert.equal(watch.store.getState().events.filter(({change}) => change.type !== 'firstSeen').length, 0);
});

test('the frozen time of a panic is not taken for the agent’s clock: the next headers are valid', async (t) => {
	const watch = await openWatch(t, {generation: '4.2.6'});
	await watch.pass(2 * minute);
	watch.server.setFault({type: 'panic', under: '/api/v1/tenant'});
	await watch.pass(10 * second);
	assert.equal(reasonOf(watch), 'rejected');
	watch.server.setFault(undefined);
	const before = countRequests(watch, overview);
	await watch.pass(30 * second);
	assert.equal(reasonOf(watch), undefined);
	const [first] = watch.server.requests.filter(({path: asked}) => asked.includes(overview)).slice(before);
	assert.ok(Number(first?.header?.ts) * 1000 > watch.clock.now() - minute);
});

const day = 24 * 60 * minute;

for (const skewMs of [30 * second, 90 * second, day, -30 * second, -90 * second, -day]) {
	test(`an agent’s clock that jumps by ${skewMs / second} s, and back, causes no problem`, async (t) => {
		const watch = await openWatch(t);
		watch.server.become({skewMs});
		await watch.pass(2 * minute);
		watch.server.become({skewMs: 0});
		await watch.pass(2 * minute);
		assert.equal(troubleEvents(watch).length, 0);
	});
}

test('lost sessions are opened again without an event', async (t) => {
	const watch = await openWatch(t);
	await watch.pass(10 * second);
	watch.server.restart();
	await watch.pass(10 * second);
	assert.equal(troubleEvents(watch).length, 0);
	assert.equal(countRequests(watch, '/api/v1/login'), 2);
	const passwords = watch.server.requests.filter(({header}) => header?.hasPassword === true);
	assert.equal(passwords.length, 2);
});

test('an agent that is upgraded and downgraded while it is watched is polled on', async (t) => {
	const watch = await openWatch(t, {generation: '4.2.6'});
	await watch.pass(4 * second);
	assert.equal(watch.cluster().agentVersion, '4.2.6.0');
	for (const [generation, version] of [
		['4.5.0', '4.5.0.0'],
		['4.2.6', '4.2.6.0'],
	] as const) {
		// eslint-disable-next-line no-await-in-loop -- one after the other
		await watch.stop();
		// eslint-disable-next-line no-await-in-loop -- as above
		await watch.pass(10 * second);
		assert.equal(reasonOf(watch), 'refused');
		// eslint-disable-next-line no-await-in-loop -- as above
		await watch.startAgain({generation});
		// eslint-disable-next-line no-await-in-loop -- as above
		await watch.pass(minute);
		assert.equal(reasonOf(watch), undefined);
		assert.equal(watch.cluster().agentVersion, version);
		assert.equal(watch.server.requests.at(-1)?.header?.sessionId !== '', generation === '4.5.0');
	}
});

test('an agent that is upgraded between two polls is noticed, and its new version shown', async (t) => {
	const watch = await openWatch(t, {generation: '4.2.6'});
	await watch.pass(4 * second);
	assert.equal(watch.cluster().agentVersion, '4.2.6.0');
	for (const [generation, version] of [
		['4.5.0', '4.5.0.0'],
		['4.2.6', '4.2.6.0'],
	] as const) {
		// eslint-disable-next-line no-await-in-loop -- one after the other
		await watch.stop();
		// eslint-disable-next-line no-await-in-loop -- as above
		await watch.startAgain({generation});
		// eslint-disable-next-line no-await-in-loop -- as above
		await watch.pass(4 * second);
		// eslint-disable-next-line no-await-in-loop -- as above
		await watch.until(() => watch.cluster().agentVersion === version);
	}

	assert.equal(troubleEvents(watch).length, 0);
});

for (const identity of ['SINGLE', 'FOLLOWER', 'MASTER', 'SCALING OUT']) {
	test(`an agent that becomes ${identity} is reported as being in no cluster, until it is in one again`, async (t) => {
		const watch = await openWatch(t);
		watch.server.become({identity});
		await watch.pass(minute);
		assert.equal(reasonOf(watch), 'notInCluster');
		assert.match(
			adviceOf(watch),
			/not an agent of a running cluster.*; check the agent on that host: it belonged to a running cluster before/v,
		);
		watch.server.become({identity: 'CLUSTER AGENT'});
		await watch.pass(30 * second);
		assert.equal(reasonOf(watch), undefined);
	});
}

test('an agent that accepts and never answers times out, and gets no overview until it answers', async (t) => {
	const watch = await openWatch(t);
	watch.server.setFault({type: 'hang'});
	await watch.pass(10 * second);
	assert.equal(reasonOf(watch), 'timeout');
	assert.match(adviceOf(watch), /did not answer in time; check that host and obshell on it/v);
	// The first one timed out, and there was none since.
	const before = countRequests(watch, overview);
	const pings = countRequests(watch, '/api/v1/time');
	await watch.pass(20 * second);
	assert.equal(countRequests(watch, overview), before);
	assert.ok(countRequests(watch, '/api/v1/time') > pings);
	watch.server.setFault(undefined);
	await watch.pass(30 * second);
	assert.equal(reasonOf(watch), undefined);
});

const hanging = [
	['the overview', ['rt1'], overview],
	['the list', ['rt1', 'rt2'], '/restore/tasks?status=CREATE_TENANT'],
] as const;

for (const [what, tenants, path] of hanging) {
	test(`a database that hangs is distinguished from an agent that hangs, and ${what} waits for it, also after an hour`, async (t) => {
		const watch = await openWatch(t, {tenants});
		await watch.pass(10 * second);
		watch.server.setFault({type: 'dbHung'});
		const before = countRequests(watch, path);
		for (let minutes = 0; minutes < 60; minutes += 5) {
			// eslint-disable-next-line no-await-in-loop -- time goes by in steps
			await watch.pass(5 * minute);
			assert.equal(reasonOf(watch), 'databaseHung');
			assert.equal(watch.server.heldConnections(), 1);
		}

		assert.match(adviceOf(watch), /answers, but its database does not; check OceanBase/v);
		assert.equal(countRequests(watch, path), before + 1);
		// There are no other requests that would hold a connection.
		assert.equal(countRequests(watch, '/api/v1/ob/info'), 1);
		assert.equal(countRequests(watch, '/api/v1/info'), 1);
		// It is answered as soon as the database answers again.
		watch.server.setFault(undefined);
		await watch.until(() => reasonOf(watch) === undefined);
		assert.equal(watch.server.heldConnections(), 0);
		await watch.pass(second);
		const answered = countRequests(watch, path);
		await watch.pass(2 * second);
		assert.equal(countRequests(watch, path), answered + 1);
	});
}

for (const route of ['/api/v1/info', '/api/v1/ob/info', '/api/v1/restore/tasks']) {
	test(`a database that hangs during ${route} holds one connection, and the overviews for a minute`, async (t) => {
		const watch = await openWatch(t, {tenants: ['rt1']});
		await watch.pass(10 * second);
		// An agent that was lost is asked about its cluster again.
		watch.server.setFault({type: 'mysqlError', under: '/api/v1/tenant'});
		await watch.pass(10 * second);
		watch.server.setFault({type: 'dbHung', under: route});
		await watch.until(() => watch.server.heldConnections() === 1 || watch.clock.sleepers() > 0);
		await watch.pass(30 * second);
		assert.equal(watch.server.heldConnections(), 1);
		assert.equal(reasonOf(watch), 'databaseHung');
		// The route hangs, not the database: the overviews go on.
		await watch.pass(2 * minute);
		assert.equal(reasonOf(watch), undefined);
		assert.equal(watch.server.heldConnections(), 1);
	});
}

test('a command to poll at once while the database hangs adds no request that would hold a connection', async (t) => {
	const watch = await openWatch(t);
	watch.server.setFault({type: 'dbHung'});
	await watch.pass(4 * second);
	const before = countRequests(watch, overview);
	const pings = countRequests(watch, '/api/v1/time');
	watch.command({type: 'refresh'});
	watch.command({type: 'refresh'});
	await watch.settle();
	await watch.pass(second);
	assert.equal(countRequests(watch, overview), before);
	assert.ok(countRequests(watch, '/api/v1/time') > pings);
	assert.equal(watch.server.heldConnections(), 1);
});

test('a late request is given up when the agent has answered no ping for a minute', async (t) => {
	const watch = await openWatch(t);
	watch.server.setFault({type: 'hang'});
	await watch.pass(minute);
	assert.equal(reasonOf(watch), 'timeout');
	const before = countRequests(watch, overview);
	await watch.pass(30 * second);
	watch.server.setFault({type: 'reset'});
	await watch.pass(30 * second);
	assert.equal(reasonOf(watch), 'reset');
	assert.equal(countRequests(watch, overview), before);
	watch.server.setFault(undefined);
	await watch.pass(30 * second);
	assert.equal(reasonOf(watch), undefined);
});

test('what is asked while a wrong password is refused holds one connection as well', async (t) => {
	const watch = await openWatch(t, {password: 'guess'});
	watch.server.setFault({type: 'dbHung'});
	await watch.pass(20 * minute);
	assert.ok(watch.server.heldConnections() <= 1, `${watch.server.heldConnections()} connections`);
});

function createPasswordFile(t: TestContext, password: string): string {
	const folder = fs.mkdtempSync(nodePath.join(os.tmpdir(), 'restop-'));
	t.after(() => {
		fs.rmSync(folder, {recursive: true});
	});
	const file = nodePath.join(folder, 'password');
	fs.writeFileSync(file, password);
	return file;
}

test('a password that is changed while watched is reported, costs one login, and is fixed by its file', async (t) => {
	const file = createPasswordFile(t, 'secret\n');
	const watch = await openWatch(t, {readOtherPassword: watchPasswordFile(file, 'secret')});
	await watch.pass(10 * second);
	watch.server.become({rootPassword: 'another'});
	const before = countRequests(watch, '/api/v1/login');
	await watch.pass(4 * minute);
	assert.equal(reasonOf(watch), 'wrongPassword');
	assert.match(adviceOf(watch), /wrong root@sys password; set it with/v);
	assert.equal(countRequests(watch, '/api/v1/login'), before + 1);
	assert.ok((selectRestores(watch.store.getState())[0]?.data.percent ?? 0) > 0);
	fs.writeFileSync(file, 'another\n');
	await watch.pass(4 * second);
	assert.equal(reasonOf(watch), undefined);
	assert.equal(countRequests(watch, '/api/v1/login'), before + 2);
});

test('a wrong password is tried every five minutes, and when the agent is started anew', async (t) => {
	const watch = await openWatch(t, {password: 'guess'});
	const logins = () => countRequests(watch, '/api/v1/login');
	assert.equal(logins(), 1);
	await watch.pass(4 * minute + 50 * second);
	assert.equal(logins(), 1);
	await watch.pass(20 * second);
	assert.equal(logins(), 2);
	watch.server.restart();
	await watch.pass(30 * second);
	assert.equal(logins(), 3);
	watch.server.rotateKey();
	await watch.pass(30 * second);
	assert.equal(logins(), 4);
	watch.command({type: 'refresh'});
	await watch.settle();
	await watch.pass(second);
	assert.equal(logins(), 5);
});

test('a correct password that an agent reports as wrong while OceanBase is down is reported as unchecked', async (t) => {
	const watch = await openWatch(t);
	await watch.pass(10 * second);
	watch.server.restart();
	watch.server.setFault({type: 'dbDown', database: 'gone', isPasswordStale: true});
	await watch.pass(3 * minute);
	assert.equal(reasonOf(watch), 'passwordUnchecked');
	assert.match(adviceOf(watch), /OceanBase is down: it may be correct; check the observer/v);
	const before = countRequests(watch, '/api/v1/login');
	await watch.pass(minute);
	assert.equal(countRequests(watch, '/api/v1/login'), before);
	watch.server.setFault(undefined);
	await watch.pass(30 * second);
	assert.equal(reasonOf(watch), undefined);
});

test('the end closes the session at the agent', async (t) => {
	const watch = await openWatch(t);
	await watch.pass(2 * second);
	const id = watch.server.requests.findLast(({header}) => header !== undefined)?.header?.sessionId ?? '';
	assert.ok(watch.server.hasSession(id));
	await watch.end();
	assert.ok(!watch.server.hasSession(id));
});
