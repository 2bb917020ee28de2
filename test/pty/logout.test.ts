import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test, {before, type TestContext} from 'node:test';
import {scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {openPty} from '../helpers/pty.js';
import {runServer} from '../simulator/agent/running-server.js';

const program = path.join(import.meta.dirname, '../../build/bin.js');
const patienceMs = 60_000;

before(() => {
	assert.ok(existsSync(program), 'build/bin.js is not there: npm run build makes it');
});

/** An agent with one restore that runs, and ends when `finish` is called. */
async function openAgent(t: TestContext) {
	const now = Date.now();
	const world = createWorld(storyOf([scenarioLibrary.quickSuccess(now - 60_000)]));
	const running = await runServer(t, {world, at: now, rootPassword: 'secret'});
	return {
		argv: [program, 'rt2', '--agent', `127.0.0.1:${running.port}`, '--no-sql', '-n', '0.1'],
		finish() {
			running.setNow(now + 600_000);
		},
		logouts: () => running.server.requests.filter(({path: asked}) => asked.endsWith('/logout')).length,
	};
}

const losses: ReadonlyArray<readonly [title: string, signals: readonly NodeJS.Signals[]]> = [
	['the terminal is closed', []],
	['a multiplexer closes the terminal and sends SIGHUP, twice', ['SIGHUP', 'SIGHUP']],
];

for (const [title, signals] of losses) {
	test(`${title}: the session at the agent is closed, exit 129`, async (t) => {
		const {argv, logouts} = await openAgent(t);
		const env = {RESTOP_PASSWORD: 'secret'};
		const pty = openPty([process.execPath, ...argv], {columns: 80, rows: 24, env});
		t.after(pty.close);
		await pty.waitFor(/rt2 +first seen/v, patienceMs);
		for (const signal of signals) {
			pty.kill(signal);
		}

		pty.hangUp();
		const {exitCode} = await pty.exit;
		assert.deepEqual([exitCode, logouts()], [129, 1]);
	});
}

test('the reader of the pipe has left: the session at the agent is closed, exit 141', async (t) => {
	const {argv, finish, logouts} = await openAgent(t);
	const child = spawn(process.execPath, [...argv, '-o', 'plain'], {
		env: {...process.env, RESTOP_PASSWORD: 'secret'},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	t.after(() => {
		child.kill('SIGKILL');
	});
	await once(child.stdout, 'data');
	child.stdout.destroy();
	finish();
	assert.deepEqual(await once(child, 'exit'), [141, null]);
	assert.equal(logouts(), 1);
});

test('a reader who does not read does not keep the program from its end', async (t) => {
	const child = spawn(process.execPath, [program, 'demo', '-o', 'ndjson', '--overview', '--speed', '600'], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	t.after(() => {
		child.kill('SIGKILL');
	});
	await once(child.stdout, 'readable');
	// The pipe and the stream are full after some documents.
	await new Promise((resolve) => {
		setTimeout(resolve, 5000);
	});
	child.kill('SIGTERM');
	assert.deepEqual(await once(child, 'exit'), [143, null]);
});
