import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {randomBytes} from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {startAgentServer} from '../../source/simulator/agent/agent-server.js';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import type {SqlFault} from '../../source/simulator/sql/sql-fault.js';
import {startSqlServer} from '../../source/simulator/sql/sql-server.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {runProgram, startProgram} from '../helpers/program.js';
import {runServer} from '../simulator/agent/running-server.js';
import {greet, moreResults, okPacket, result, serveSockets} from '../sql/sql-server.js';

const now = Date.UTC(2026, 10, 23, 10);
const minute = 60_000;
const env = {RESTOP_PASSWORD: 'secret'};

/** A restore that is half done, without progress from the agent. */
const world = createWorld(
	storyOf([{tenant: 'rt1', restores: [createRestore({startedAt: now - 30 * minute, restoringMs: 60 * minute})]}]),
);

async function runCluster(t: TestContext, {fault, password = 'secret'}: {fault?: SqlFault; password?: string} = {}) {
	const sql = await startSqlServer({host: '127.0.0.1', port: 0, world, now: () => now, rootPassword: password});
	t.after(sql.close);
	sql.setFault(fault);
	const agent = await runServer(t, {world, at: now, rootPassword: 'secret', sqlPort: sql.port});
	// A short timeout only where no answer is expected.
	const timeout = fault?.type === 'hang' ? '2' : '60';
	return {sql, agent, argv: ['rt1', '--agent', `127.0.0.1:${agent.port}`, '--timeout', timeout]};
}

type Restore = {
	readonly source: string | null;
	readonly status: string;
	readonly sqlStatus: string | null;
	readonly data: {readonly percent: number | null; readonly finishedBytes: number | null};
	readonly log: {readonly recoverScn: string | null; readonly lagSeconds: number | null};
	readonly overview: {readonly restore_progress: string};
};

function readRestore(stdout: string): Restore {
	const {clusters} = JSON.parse(stdout) as {clusters: ReadonlyArray<{restores: readonly Restore[]}>};
	return clusters[0]?.restores[0] ?? assert.fail('the document has no restore');
}

test('progress is read over SQL, at the address that the agent reports', async (t) => {
	const {argv} = await runCluster(t);
	const {exitCode, stdout, stderr} = await runProgram([...argv, '-o', 'json'], env);
	const restore = readRestore(stdout);
	assert.deepEqual([exitCode, stderr], [0, '']);
	assert.deepEqual([restore.source, restore.status], ['sql', 'WAIT_TENANT_RESTORE_FINISH']);
	assert.equal(restore.sqlStatus, 'RESTORING');
	const {percent} = restore.data;
	assert.ok((percent ?? 0) > 40);
	assert.ok((percent ?? 100) < 60);
	assert.match(restore.log.recoverScn ?? '', /^\d{19}$/v);
	assert.ok((restore.log.lagSeconds ?? 0) > 0);
	assert.equal(restore.overview.restore_progress, '');
});

test('--no-sql opens no SQL connection', async (t) => {
	const {argv, sql} = await runCluster(t);
	const {stdout, stderr} = await runProgram([...argv, '-o', 'json', '--no-sql'], env);
	assert.deepEqual([readRestore(stdout).source, stderr, sql.logins], [null, '', []]);
});

test('--sql sets the address', async (t) => {
	const {argv, sql} = await runCluster(t);
	const {stdout} = await runProgram([...argv, '-o', 'json', '--sql', `root@sys@127.0.0.1:${sql.port}`], env);
	assert.equal(readRestore(stdout).source, 'sql');
	// The second one is for what has been recorded.
	assert.deepEqual(sql.logins, ['root@sys', 'root@sys']);
});

const failures: ReadonlyArray<readonly [title: string, cluster: {fault?: SqlFault; password?: string}, words: RegExp]> =
	[
		['a password that OceanBase refuses', {password: 'another'}, /sql off: access denied/v],
		['a server that hangs', {fault: {type: 'hang'}}, /sql off: timed out/v],
		['a server that hangs up', {fault: {type: 'refuse'}}, /sql off: unreachable/v],
		['a server without the view', {fault: {type: 'noView'}}, /sql off: restore progress view not available/v],
	];

test('--sql that leads to another cluster with the same ids is reported, and shows no figures of it', async (t) => {
	const {argv} = await runCluster(t);
	const tunnel = await startSqlServer({
		host: '127.0.0.1',
		port: 0,
		world: createWorld({...world.story, clusterName: 'obtest'}),
		now: () => now,
		rootPassword: 'secret',
	});
	t.after(tunnel.close);
	const program = await runProgram([...argv, '-o', 'json', '--sql', `root@sys@127.0.0.1:${tunnel.port}`], env);
	const restore = readRestore(program.stdout);
	assert.deepEqual([restore.source, restore.data.percent, restore.log.lagSeconds], [null, null, null]);
	assert.equal(
		program.stderr,
		'restop: sql off: another cluster answers there; check --sql: it must lead to the cluster of the agent\n',
	);
	assert.equal(program.exitCode, 0);
});

test('a server that answers every statement with two results is no bug of restop', async (t) => {
	const {argv} = await runCluster(t);
	const {port} = await serveSockets(t, (socket) => {
		let received = 0;
		socket.write(greet('mysql_native_password'));
		socket.on('data', () => {
			received++;
			socket.write(received === 1 ? okPacket(2) : Buffer.concat([result(1, moreResults), okPacket(6)]));
		});
	});
	const program = await runProgram([...argv, '-o', 'json', '--sql', `root@sys@127.0.0.1:${port}`], env);
	assert.deepEqual(
		[program.exitCode, program.stderr],
		[0, "restop: sql off: several results for one statement; check the server's log\n"],
	);
});

for (const [title, cluster, words] of failures) {
	test(`${title} leaves the agent’s answer as it is, and is reported in one line`, async (t) => {
		const {argv} = await runCluster(t, cluster);
		const {exitCode, stdout, stderr} = await runProgram([...argv, '-o', 'json'], env);
		const restore = readRestore(stdout);
		assert.equal(exitCode, 0);
		assert.deepEqual([restore.source, restore.data.percent], [null, null]);
		assert.match(stderr, words);
		assert.equal(stderr.trimEnd().split('\n').length, 1);
		assert.doesNotMatch(stderr, /secret/v);
	});
}

test('a refused login is not retried', async (t) => {
	const {argv, sql, agent} = await runCluster(t, {password: 'another'});
	const program = startProgram([...argv, '-n', '0.1'], env);
	await program.waitFor(/sql off: access denied/v);
	const before = agent.server.requests.length;
	while (agent.server.requests.length < before + 10) {
		// eslint-disable-next-line no-await-in-loop -- the polls go on, over a real connection
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
	}

	program.signal(130);
	await program.result();
	assert.equal(sql.logins.length, 1);
});

test('after a refusal by OceanBase only, the password file is read again, and a changed password is tried', async (t) => {
	const {argv, sql, agent} = await runCluster(t, {password: 'changed'});
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-sql-'));
	t.after(() => {
		fs.rmSync(folder, {recursive: true});
	});
	const file = path.join(folder, 'password');
	fs.writeFileSync(file, 'secret', {mode: 0o600});
	const program = startProgram([...argv, '-n', '0.1', '--password-file', file]);
	await program.waitFor(/sql off: access denied/v);
	assert.equal(sql.logins.length, 1);
	agent.server.become({rootPassword: 'changed'});
	fs.writeFileSync(file, 'changed');
	while (sql.statements.length === 0) {
		// eslint-disable-next-line no-await-in-loop -- the polls go on, over a real connection
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
	}

	program.signal(130);
	await program.result();
	assert.equal(sql.logins.length, 2);
});

test('OceanBase that comes back on another port is found again', async (t) => {
	const {argv, sql, agent} = await runCluster(t);
	const program = startProgram([...argv, '-n', '0.1', '-o', 'ndjson'], env);
	await program.waitFor(/"source":"sql"/v);
	await Promise.all([agent.server.close(), sql.close()]);
	await program.waitFor(/"code":"unreachable"/v);

	const other = await startSqlServer({host: '127.0.0.1', port: 0, world, now: () => now, rootPassword: 'secret'});
	t.after(other.close);
	const options = {world, now: () => now, randomBytes, rootPassword: 'secret', sqlPort: other.port};
	const again = await startAgentServer({...options, host: '127.0.0.1', port: agent.port});
	t.after(again.close);
	while (other.statements.every((statement) => !statement.includes('CDB_OB_RESTORE_PROGRESS'))) {
		// eslint-disable-next-line no-await-in-loop -- the polls go on, over a real connection
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
	}

	program.signal(130);
	const {exitCode} = await program.result();
	assert.equal(exitCode, 130);
	assert.notEqual(other.port, sql.port);
});

test('beside an agent password, that of root@sys is used for SQL', async (t) => {
	const {sql, agent} = await runCluster(t);
	agent.server.become({agentPassword: 'of the agent'});
	const argv = ['rt1', '--agent', `127.0.0.1:${agent.port}`, '-o', 'json'];
	const given = {RESTOP_AGENT_PASSWORD: 'of the agent', RESTOP_PASSWORD: 'secret'};
	const {exitCode, stdout} = await runProgram(argv, given);
	assert.deepEqual([exitCode, readRestore(stdout).source, new Set(sql.logins)], [0, 'sql', new Set(['root@sys'])]);
});

test('an agent password is not used for SQL', async (t) => {
	const {sql, agent} = await runCluster(t);
	const argv = ['rt1', '--agent', `127.0.0.1:${agent.port}`, '-1'];
	const {stderr} = await runProgram(argv, {RESTOP_AGENT_PASSWORD: 'secret'});
	assert.match(stderr, /sql off: no root@sys password/v);
	assert.deepEqual(sql.logins, []);
});
