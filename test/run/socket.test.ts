import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {createAgentServer, type AgentServerOptions} from '../../source/simulator/agent/agent-server.js';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import {startSqlServer} from '../../source/simulator/sql/sql-server.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {runProgram, startProgram} from '../helpers/program.js';
import {createBytes} from '../simulator/agent/running-server.js';

const now = Date.UTC(2026, 10, 23, 10);
const minute = 60_000;
const world = createWorld(
	storyOf([{tenant: 'rt1', restores: [createRestore({startedAt: now - 30 * minute, restoringMs: 60 * minute})]}]),
);

function createFolder(t: TestContext): string {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-socket-'));
	t.after(() => {
		fs.rmSync(folder, {recursive: true});
	});
	return folder;
}

async function serve(t: TestContext, options: Partial<AgentServerOptions> = {}) {
	const socketPath = path.join(createFolder(t), 'obshell.sock');
	const agent = {world, now: () => now, randomBytes: createBytes(), rootPassword: 'secret', ...options};
	const server = createAgentServer(agent);
	await server.listenOn(socketPath);
	t.after(server.close);
	return {server, socketPath};
}

type Document = {
	readonly clusters: ReadonlyArray<{
		readonly agent: string;
		readonly restores: ReadonlyArray<{readonly source: string | null; readonly outcome: string}>;
	}>;
};

test('the agent of this host is polled through its socket: without header, password and prompt', async (t) => {
	const {server, socketPath} = await serve(t);
	const {exitCode, stdout, stderr} = await runProgram(['rt1', '-s', socketPath, '-o', 'json', '--no-sql']);
	assert.deepEqual([exitCode, stderr], [0, '']);
	const [cluster] = (JSON.parse(stdout) as Document).clusters;
	assert.deepEqual([cluster?.agent, cluster?.restores[0]?.outcome], [socketPath, 'running']);
	assert.ok(server.requests.length > 0);
	assert.deepEqual(
		server.requests.filter(({header, path: asked}) => header !== undefined || asked.includes('login')),
		[],
	);
});

test('SQL is used only with a password of root@sys', async (t) => {
	const sql = await startSqlServer({host: '127.0.0.1', port: 0, world, now: () => now, rootPassword: 'secret'});
	t.after(sql.close);
	const {socketPath} = await serve(t, {sqlPort: sql.port});
	const argv = ['rt1', '--socket', socketPath, '-o', 'json'];
	const without = await runProgram(argv);
	assert.match(without.stderr, /^restop: sql off: no root@sys password; set it with [^\n]*\n$/v);
	assert.deepEqual(sql.logins, []);

	const given = await runProgram(argv, {RESTOP_PASSWORD: 'secret'});
	assert.deepEqual([given.exitCode, given.stderr], [0, '']);
	assert.equal((JSON.parse(given.stdout) as Document).clusters[0]?.restores[0]?.source, 'sql');
});

test('a socket can be followed as an address can', async (t) => {
	const {socketPath, server} = await serve(t);
	const program = startProgram(['rt1', '--socket', socketPath, '-o', 'plain', '--no-sql', '-n', '0.1']);
	await program.waitFor(/ rt1 first seen/v);
	await server.close();
	await program.waitFor(/no answer/v);
	program.signal(130);
	const {exitCode, stderr} = await program.result();
	assert.equal(exitCode, 130);
	assert.match(stderr, /no agent listens on|closed the connection/v);
});

test('when the agent refuses a user, the message names the users that it accepts', async (t) => {
	const {server, socketPath} = await serve(t);
	server.setFault({type: 'userDenied'});
	const {exitCode, stderr} = await runProgram(['rt1', '--socket', socketPath, '-1', '--no-sql']);
	assert.equal(exitCode, 3);
	assert.match(stderr, /does not accept this user.*run restop as root or as the user of the observer/v);
});

test('two answers in one are refused', async (t) => {
	const {server, socketPath} = await serve(t);
	server.setFault({type: 'twoDocuments'});
	const {exitCode, stderr} = await runProgram(['rt1', '--socket', socketPath, '-1', '--no-sql']);
	assert.equal(exitCode, 3);
	assert.match(stderr, /sent a response that restop cannot read/v);
});

test('a path without an agent is distinguished from a file that is no socket', async (t) => {
	const folder = createFolder(t);
	const file = path.join(folder, 'file');
	fs.writeFileSync(file, '');
	for (const [socketPath, line] of [
		[path.join(folder, 'absent.sock'), /no agent listens on .*check --socket/v],
		[file, /no agent listens on .*check --socket/v],
	] as const) {
		// eslint-disable-next-line no-await-in-loop -- one after another
		const {exitCode, stderr} = await runProgram(['rt1', '--socket', socketPath, '-1', '--no-sql']);
		assert.equal(exitCode, 3);
		assert.match(stderr, line);
	}
});

test('an escape sequence in a path is made visible', async (t) => {
	const socketPath = path.join(createFolder(t), 'a\u{1B}[31mb');
	const {stdout, stderr} = await runProgram(['rt1', '--socket', socketPath, '-1', '--no-sql']);
	assert.ok(!`${stdout}${stderr}`.includes('\u{1B}'));
	assert.match(stderr, /a\\x1b\[31mb/v);
});
