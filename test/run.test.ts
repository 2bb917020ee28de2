import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import test, {type TestContext} from 'node:test';
import {startSimulatedCluster} from '../source/run/simulated-cluster.js';
import {createRestore, storyOf} from '../source/simulator/world/scenario-library.js';
import {createWorld} from '../source/simulator/world/world.js';
import type {Remains} from './run/lone-run.js';

const lone = path.join(import.meta.dirname, 'run/lone-run.ts');
const hour = 3_600_000;

async function startAgent(t: TestContext): Promise<number> {
	const at = Date.now();
	const restore = createRestore({startedAt: at - hour, restoringMs: 10 * hour});
	const world = createWorld(storyOf([{tenant: 'rt2', restores: [restore]}]));
	const {port, close} = await startSimulatedCluster(
		{host: '127.0.0.1', port: 0},
		{world, now: () => at, rootPassword: 'secret'},
	);
	t.after(close);
	return port;
}

/** Runs the program twice in a process of its own, which ends when nothing is left to wait for. */
async function runAlone(t: TestContext, argv: readonly string[]): Promise<Remains> {
	const child = spawn(process.execPath, ['--import=tsx', lone, ...argv], {stdio: ['ignore', 'pipe', 'inherit']});
	t.after(() => {
		child.kill('SIGKILL');
	});
	return JSON.parse(await text(child.stdout)) as Remains;
}

const ways: ReadonlyArray<readonly [title: string, argv: readonly string[], until: string, exitCode: number]> = [
	['the screen', ['-o', 'screen'], 'restoring', 143],
	['plain lines', ['-o', 'plain'], 'rt2 first seen', 143],
	['ndjson', ['-o', 'ndjson'], '"source":"sql"', 143],
	['one look', ['--once'], String.raw`rt2 restoring, data [^\n]*\n$`, 0],
];

for (const [title, argv, until, exitCode] of ways) {
	test(`${title} leaves nothing behind: no listener, no timer, no socket`, async (t) => {
		const port = await startAgent(t);
		const remains = await runAlone(t, [until, 'rt2', '--agent', `127.0.0.1:${port}`, ...argv]);
		assert.match(remains.written, new RegExp(until, 'v'));
		assert.deepEqual({...remains, written: ''}, {exitCode, written: '', listeners: [], resources: []});
	});
}

const servers: ReadonlyArray<readonly [title: string, argv: readonly string[], until: string]> = [
	['an export', ['export', 'rt2'], 'metrics on'],
	['a screen with an export beside it', ['rt2', '-o', 'screen'], 'restoring'],
];

for (const [title, argv, until] of servers) {
	test(`${title} leaves nothing behind either`, async (t) => {
		const port = await startAgent(t);
		const options = ['--agent', `127.0.0.1:${port}`, '--listen', '127.0.0.1:0'];
		const remains = await runAlone(t, [until, ...argv, ...options]);
		assert.deepEqual({...remains, written: ''}, {exitCode: 143, written: '', listeners: [], resources: []});
	});
}

test('the demo leaves nothing behind either', async (t) => {
	const remains = await runAlone(t, ['restoring', 'demo', '-o', 'screen']);
	assert.deepEqual({...remains, written: ''}, {exitCode: 143, written: '', listeners: [], resources: []});
});
