import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test, {before, type TestContext} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {createRestore, storyOf} from '../source/simulator/world/scenario-library.js';
import {createWorld} from '../source/simulator/world/world.js';
import {openPty, type Pty, type PtyOptions} from './helpers/pty.js';
import {runServer} from './simulator/agent/running-server.js';

const program = path.join(import.meta.dirname, '../build/bin.js');
/** A machine that runs all tests at once may take its time to start one more program. */
const patienceMs = 60_000;
const escape = '\u{1B}';
/** Codes of the sixteen colours. */
const colors = /\[[39]\dm/v;

before(() => {
	assert.ok(existsSync(program), 'build/bin.js is not there: npm run build makes it');
});

function open(
	t: TestContext,
	argv: readonly string[],
	options: Partial<PtyOptions> = {},
	nodeFlags: readonly string[] = [],
) {
	const pty = openPty([process.execPath, ...nodeFlags, program, ...argv], {columns: 80, rows: 24, ...options});
	t.after(pty.close);
	return pty;
}

async function openDemo(t: TestContext, options: Partial<PtyOptions> = {}, nodeFlags: readonly string[] = []) {
	const pty = open(t, ['demo'], options, nodeFlags);
	// The last of the tenants has been asked about.
	await pty.waitFor(/rt2 +prod +restoring/v, patienceMs);
	return pty;
}

/** As a shell finds its terminal: the first screen, a cursor, and no colour left on. */
function assertGivenBack(pty: Pty): void {
	assert.deepEqual([pty.isAlternate, pty.isCursorShown, pty.isWrapping], [false, true, true]);
	// The title of the window that was put away is fetched again.
	assert.equal(pty.text().split(`${escape}[22;2t`).length, pty.text().split(`${escape}[23;2t`).length);
	assert.ok(pty.text().includes(`${escape}]2;restop`));
	assert.ok(pty.text().includes(`${escape}[?1049h`));
	assert.ok(pty.text().includes(`${escape}[?1049l`));
}

const farewells: ReadonlyArray<readonly [title: string, leave: (pty: Pty) => void, exitCode: number]> = [
	[
		'q',
		(pty) => {
			pty.write('q');
		},
		0,
	],
	[
		'the Ctrl-C key',
		(pty) => {
			pty.write('\u{3}');
		},
		0,
	],
	[
		'SIGINT from elsewhere',
		(pty) => {
			pty.kill('SIGINT');
		},
		130,
	],
	[
		'SIGTERM',
		(pty) => {
			pty.kill('SIGTERM');
		},
		143,
	],
	[
		'SIGHUP',
		(pty) => {
			pty.kill('SIGHUP');
		},
		129,
	],
];

for (const [title, leave, exitCode] of farewells) {
	test(`${title} gives the terminal back: exit ${exitCode}, the last states stay behind`, async (t) => {
		const pty = await openDemo(t);
		assert.deepEqual([pty.isAlternate, pty.isCursorShown, pty.isWrapping], [true, false, false]);
		leave(pty);
		assert.deepEqual(await pty.exit, {exitCode, signal: undefined});
		assertGivenBack(pty);
		assert.match(pty.lines().join('\n'), / audit restoring/v);
	});
}

test('a closed terminal ends it: exit 129', async (t) => {
	const pty = await openDemo(t);
	pty.hangUp();
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 129);
});

test('a bug gives the terminal back before its stack is shown: exit 70', async (t) => {
	const bug = 'process.on("SIGUSR2", () => {throw new Error("a test has broken it")})';
	const pty = await openDemo(t, {}, ['--import', `data:text/javascript,${encodeURIComponent(bug)}`]);
	pty.kill('SIGUSR2');
	assert.deepEqual(await pty.exit, {exitCode: 70, signal: undefined});
	assertGivenBack(pty);
	assert.match(pty.lines().join('\n'), /restop: a bug: Error: a test has broken it/v);
});

test('keys that were pressed before the screen was up leave nothing on it', async (t) => {
	const pty = open(t, ['demo']);
	pty.write('\u{1B}[B\u{1B}[B');
	await pty.waitFor(/audit +prod +restoring/v, patienceMs);
	assert.match(pty.lines()[0] ?? '', /^ restop {3}/v);
	assert.ok(pty.lines().every((line) => !line.includes('^[')));
});

test('a resize draws the screen anew, without debris', async (t) => {
	const pty = await openDemo(t);
	for (const [columns, rows] of [
		[120, 40],
		[60, 20],
	] as const) {
		pty.resize(columns, rows);
		// eslint-disable-next-line no-await-in-loop -- one size after another
		await pty.waitFor((lines) => isWhole(lines, rows), patienceMs);
	}
});

/** One header at the top, one footer at the bottom, and nothing of them in between. */
function isWhole(lines: readonly string[], rows: number): boolean {
	const isThere = (start: string, at: number) =>
		lines.findIndex((line) => line.startsWith(start)) === at &&
		lines.findLastIndex((line) => line.startsWith(start)) === at;
	return lines.length === rows && isThere(' restop ', 0) && isThere(' q quit', rows - 1);
}

test('colours can be turned off', async (t) => {
	const colourful = await openDemo(t);
	assert.match(colourful.text(), colors);
	const plain = await openDemo(t, {env: {NO_COLOR: '1'}});
	assert.doesNotMatch(plain.text(), colors);
});

test('a dumb terminal gets lines', async (t) => {
	const pty = open(t, ['demo'], {env: {TERM: 'dumb'}, columns: 120});
	await pty.waitFor(/rt2 first seen, job \d+, restoring/v, patienceMs);
	assert.equal(pty.text().includes('\u{1B}'), false);
	pty.kill('SIGTERM');
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 143);
});

test('a closed pipe ends it: exit 141', async () => {
	const child = spawn(process.execPath, [program, 'demo', '-o', 'plain'], {stdio: ['ignore', 'pipe', 'inherit']});
	await once(child.stdout, 'data');
	child.stdout.destroy();
	await once(child, 'exit');
	assert.equal(child.exitCode, 141);
});

/** An agent with a running restore of rt2. */
async function runAgent(t: TestContext): Promise<string> {
	const restore = createRestore({startedAt: Date.now() - 60_000, restoringMs: 3_600_000});
	const world = createWorld(storyOf([{tenant: 'rt2', restores: [restore]}]));
	const {port} = await runServer(t, {world, at: Date.now(), rootPassword: 'Hush#1'});
	return `127.0.0.1:${port}`;
}

const asking = /^password.*: *$/imv;

async function waitForQuestion(pty: Pty, count = 1): Promise<void> {
	await pty.waitFor(() => (pty.text().match(/Password for/gv) ?? []).length === count, patienceMs);
}

test('a signal ends the wait for a password: exit 143', async (t) => {
	const pty = open(t, ['rt2', '--agent', await runAgent(t)]);
	await pty.waitFor(asking, patienceMs);
	pty.kill('SIGTERM');
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 143);
});

test('a password is not echoed at the prompt', async (t) => {
	const pty = open(t, ['rt2', '--agent', await runAgent(t)]);
	await pty.waitFor(asking, patienceMs);
	pty.write('Hush#1\r');
	await pty.waitFor(/rt2 [\s\S]*restoring/v, patienceMs);
	assert.doesNotMatch(pty.text(), /Hush/v);
	pty.write('q');
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 0);
});

test('what the terminal sends by itself is no part of a password, and no key', async (t) => {
	const pty = open(t, ['rt2', '--agent', await runAgent(t)]);
	await pty.waitFor(asking, patienceMs);
	const reports = `${escape}[I${escape}[O${escape}[1;1R${escape}[M qq${escape}[<0;1;1M${escape}]11;rgb:0/0/0\u{7}`;
	pty.write(`${reports}wrong\u{15}Hu${reports}sh#12\u{7F}${escape}[200~${escape}[201~\r`);
	await pty.waitFor(/rt2 [\s\S]*restoring/v, patienceMs);
	pty.write(`${reports}?`);
	await pty.waitFor(/this help/v, patienceMs);
	pty.write(`${escape}[21~`);
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 0);
});

test('pastes are marked while the prompt waits, and one with a line end answers it without pressing keys', async (t) => {
	const pty = open(t, ['rt2', '--agent', await runAgent(t)]);
	await pty.waitFor(asking, patienceMs);
	assert.ok(pty.text().includes(`${escape}[?2004h`));
	pty.write(`${escape}[200~Hush#1\rqqq\rq${escape}[201~`);
	await pty.waitFor(/rt2 [\s\S]*restoring/v, patienceMs);
	assert.ok(pty.text().includes(`${escape}[?2004l`));
	pty.write('q');
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 0);
});

test('a wrong password is asked for again before the screen opens', async (t) => {
	const pty = open(t, ['rt2', '--agent', await runAgent(t)]);
	await waitForQuestion(pty);
	pty.write('Wrong#1\r');
	await waitForQuestion(pty, 2);
	assert.match(pty.text(), /restop: wrong root@sys password; try again/v);
	assert.ok(!pty.isAlternate);
	pty.write('Hush#1\r');
	await pty.waitFor(/rt2 [\s\S]*restoring/v, patienceMs);
	assert.doesNotMatch(pty.text(), /Hush|Wrong#/v);
	pty.write('q');
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 0);
});

test('with --once the third wrong password is the error: exit 3', async (t) => {
	const pty = open(t, ['rt2', '-1', '--no-sql', '--agent', await runAgent(t)], {columns: 200});
	for (const count of [1, 2, 3]) {
		// eslint-disable-next-line no-await-in-loop -- one question after another
		await waitForQuestion(pty, count);
		pty.write('wrong \r');
	}

	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 3);
	assert.match(pty.text(), /: wrong root@sys password \(the password ends with a blank\); /v);
});

test('of an agent that does not answer no password is asked: the screen opens and says so', async (t) => {
	const pty = open(t, ['rt2', '--agent', '127.0.0.1:1']);
	await pty.waitFor(/refused/v, patienceMs);
	assert.ok(pty.isAlternate);
	assert.doesNotMatch(pty.text(), /Password for/v);
	pty.write('q');
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 0);
});

test('what is typed while a password is checked is not echoed, and Ctrl-C ends the wait: exit 130', async (t) => {
	const {port, server} = await runServer(t, {rootPassword: 'Hush#1', at: Date.now()});
	const pty = open(t, ['rt2', '--agent', `127.0.0.1:${port}`, '--timeout', '600']);
	await pty.waitFor(asking, patienceMs);
	const asked = server.requests.length;
	server.setFault({type: 'hang'});
	pty.write('Wrong#1\r');
	while (server.requests.length === asked) {
		// eslint-disable-next-line no-await-in-loop -- until the agent has been asked
		await delay(20);
	}

	pty.write('Hush#1\u{3}');
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 130);
	assert.doesNotMatch(pty.text(), /Hush|Wrong#/v);
});
