import assert from 'node:assert/strict';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {formatFile} from '../../source/report/prometheus/files.js';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {createFakeTerminal} from '../helpers/fake-terminal.js';
import {runProgram, startProgram} from '../helpers/program.js';
import {run} from '../../source/run.js';
import {runServer} from '../simulator/agent/running-server.js';
import {now} from './follow.js';

const hour = 3_600_000;
const env = {RESTOP_PASSWORD: 'secret'};
const anyPort = ['--listen', '127.0.0.1:0'];

/** An agent of a cluster in which rt2 is being restored, and the options to watch it. */
async function startAgent(t: TestContext) {
	const restore = createRestore({startedAt: now - hour, restoringMs: 10 * hour, figures: 'reported'});
	const world = createWorld(storyOf([{tenant: 'rt2', restores: [restore]}]));
	const {port} = await runServer(t, {world, at: now, rootPassword: 'secret'});
	return ['rt2', '--agent', `127.0.0.1:${port}`, '--no-sql', '-n', '0.1'];
}

const announced = /metrics on (?<url>http:\/\/127\.0\.0\.1:\d+\/metrics)/v;

function urlIn(text: string): string {
	return announced.exec(text)?.groups?.['url'] ?? assert.fail(text);
}

async function read(url: string): Promise<string> {
	const response = await fetch(url);
	assert.equal(response.status, 200);
	return response.text();
}

/** Scrapes until the metrics match. */
async function readUntil(url: string, expected: RegExp): Promise<string> {
	for (;;) {
		// eslint-disable-next-line no-await-in-loop -- until it is there
		const metrics = await read(url);
		if (expected.test(metrics)) {
			return metrics;
		}
	}
}

const running = /^restop_restore_state\{[^\n]*tenant="rt2"[^\n]*state="running"\} 1$/mv;

test('an export says where it serves, serves metrics, and ends with a signal', async (t) => {
	const program = startProgram(['export', ...(await startAgent(t)), ...anyPort], env);
	await program.waitFor(announced);
	const url = urlIn(program.stdout());
	const metrics = await readUntil(url, running);
	assert.match(metrics, /^restop_restore_progress_ratio\{[^\n]*track="data"\} 0\.\d+$/mv);
	program.signal(143);
	assert.deepEqual(await program.result(), {
		exitCode: 143,
		stdout: `metrics on ${url}; Ctrl-C stops it\n`,
		stderr: '',
	});
	await assert.rejects(fetch(url), TypeError);
});

test('an export is healthy whatever its clusters answer, and writes why to standard error', async (t) => {
	const program = startProgram(['export', ...(await startAgent(t)), ...anyPort], {RESTOP_PASSWORD: 'another'});
	await program.waitFor(announced);
	const url = urlIn(program.stdout());
	await readUntil(url, /^restop_agent_up\{[^\n]+\} 0$/mv);
	assert.equal(await read(url.replace('/metrics', '/healthz')), 'ok\n');
	program.signal(130);
	const {exitCode, stderr} = await program.result();
	assert.equal(exitCode, 130);
	assert.match(stderr, /^restop: 127\.0\.0\.1:\d+: wrong root@sys password[^\n]*\n$/v);
});

for (const format of ['plain', 'ndjson']) {
	test(`with --listen metrics are served beside ${format}, too`, async (t) => {
		const program = startProgram([...(await startAgent(t)), ...anyPort, '-o', format], env);
		await program.waitFor(/rt2/v);
		assert.match(program.stderr(), /^restop: metrics on http:\/\/127\.0\.0\.1:\d+\/metrics\n$/v);
		await readUntil(urlIn(program.stderr()), running);
		assert.doesNotMatch(program.stdout(), announced);
		program.signal(143);
		const {exitCode} = await program.result();
		assert.equal(exitCode, 143);
	});
}

test('with --listen metrics are served beside the full screen, too', async (t) => {
	const {stdin, stdout, written} = createFakeTerminal({columns: 80, rows: 24});
	let end: (exitCode: number) => void = () => undefined;
	const exit = run({
		argv: [...(await startAgent(t)), ...anyPort],
		env: {...env, TERM: 'xterm'},
		stdin,
		stdout,
		stderr: stdout,
		colorLevel: 0,
		userId: process.getuid?.(),
		killGroup: () => undefined,
		onEnd(listener) {
			end = listener;
		},
		onCrash: () => undefined,
		hidePassword: () => undefined,
		jobControl: {
			listen: () => () => undefined,
			stop: () => undefined,
			signalGroup: () => false,
			isInForeground: () => true,
		},
		openTerminal: () => stdin,
	});
	while (!written().includes('restoring')) {
		// eslint-disable-next-line no-await-in-loop -- until it is drawn
		await nextTurn();
	}

	await readUntil(urlIn(written()), running);
	end(143);
	assert.equal(await exit, 143);
});

test('an address that is taken is one line on standard error and exit code 2', async (t) => {
	const program = startProgram(['export', ...(await startAgent(t)), ...anyPort], env);
	await program.waitFor(announced);
	const {host} = new URL(urlIn(program.stdout()));
	const refused = {
		exitCode: 2,
		stdout: '',
		stderr: `restop: --listen: cannot listen on ${host}: address already in use\n`,
	};
	assert.deepEqual(await runProgram(['export', 'rt2', '--listen', host], env), refused);
	assert.deepEqual(await runProgram(['rt2', '--listen', host, '-o', 'plain'], env), refused);
	program.signal(143);
	await program.result();
});

for (const what of ['dashboard', 'rules'] as const) {
	test(`--${what} is printed, and nothing is asked or served`, async () => {
		assert.deepEqual(await runProgram(['export', `--${what}`]), {exitCode: 0, stdout: formatFile(what), stderr: ''});
	});
}
