import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {before, type TestContext} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {openPty, type Pty} from '../helpers/pty.js';
import {runServer} from '../simulator/agent/running-server.js';

const program = path.join(import.meta.dirname, '../../build/bin.js');
/** A machine that runs all tests at once may take its time to start one more program. */
const patienceMs = 60_000;
const shown = /rt2 +prod +restoring/v;
const size = {columns: 80, rows: 24};

before(() => {
	assert.ok(existsSync(program), 'build/bin.js is not there: npm run build makes it');
});

function open(t: TestContext, command: readonly string[]): Pty {
	const env = {PS1: 'ready> ', RESTOP: `${process.execPath} ${program}`, TERM: 'xterm-256color'};
	const pty = openPty(command, {...size, env});
	t.after(pty.close);
	return pty;
}

async function until(isThere: () => boolean): Promise<void> {
	const startedAt = performance.now();
	while (!isThere()) {
		assert.ok(performance.now() - startedAt < patienceMs, `not within ${patienceMs} ms: ${String(isThere)}`);
		// eslint-disable-next-line no-await-in-loop -- until it is there
		await delay(20);
	}
}

function childOf(pid: number): number {
	return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ', 1)[0]);
}

function hasEnded(pid: number): boolean {
	try {
		return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
	} catch {
		return true;
	}
}

for (const [title, argv, seen] of [
	['the screen', 'demo', 'audit'],
	['plain lines', 'demo -o plain', 'first seen'],
	['ndjson', 'demo -o ndjson', '"schema"'],
] as const) {
	test(`${title}: a terminal that goes without a word ends it: exit 129`, async (t) => {
		const folder = mkdtempSync(path.join(tmpdir(), 'restop-'));
		t.after(() => {
			rmSync(folder, {recursive: true});
		});
		const file = path.join(folder, 'code');
		// In a session of its own nobody sends it a SIGHUP.
		const pty = open(t, ['setsid', '-w', 'sh', '-c', `$RESTOP ${argv}; echo $? >${file}.new; mv ${file}.new ${file}`]);
		await pty.waitFor(() => pty.text().includes(seen), patienceMs);
		pty.hangUp();
		await until(() => existsSync(file));
		assert.equal(readFileSync(file, 'utf8'), '129\n');
	});
}

test('a terminal that goes during the question for a password ends it: exit 129', async (t) => {
	const {port} = await runServer(t, {rootPassword: 'secret'});
	const pty = open(t, [process.execPath, program, 'rt2', '--agent', `127.0.0.1:${port}`]);
	await pty.waitFor(/Password for/v, patienceMs);
	pty.hangUp();
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 129);
});

test('a shell that is killed takes it along: no orphan is left', async (t) => {
	const pty = open(t, ['bash', '--norc', '--noprofile', '-i']);
	await pty.waitFor(/ready> $/mv, patienceMs);
	pty.write('$RESTOP demo\r');
	await pty.waitFor(shown, patienceMs);
	const pid = childOf(pty.pid);
	process.kill(pty.pid, 'SIGKILL');
	await until(() => hasEnded(pid));
});

for (const command of ['$RESTOP demo', '$RESTOP demo --password-file - </dev/null']) {
	test(`${command}: a script that is killed leaves it running, until a key comes that is the shell’s`, async (t) => {
		const pty = open(t, ['bash', '--norc', '--noprofile', '-i']);
		await pty.waitFor(/ready> $/mv, patienceMs);
		pty.write(`sh -c '${command}; :'\r`);
		await pty.waitFor(shown, patienceMs);
		const script = childOf(pty.pid);
		const pid = childOf(script);
		t.after(() => {
			if (!hasEnded(pid)) {
				process.kill(pid, 'SIGKILL');
			}
		});
		process.kill(script, 'SIGKILL');
		await pty.waitFor(/Killed|ready> $/mv, patienceMs);
		assert.ok(!hasEnded(pid));
		await until(() => {
			// The shell reads too, and may be the faster one.
			pty.write(' ');
			return hasEnded(pid);
		});
		await until(() => !pty.isAlternate);
		assert.doesNotMatch(pty.text(), /a bug/v);
	});
}

const pipes = [
	['-o', 'plain'],
	['-o', 'ndjson'],
] as const;

function startChild(t: TestContext, argv: readonly string[]) {
	const child = spawn(process.execPath, [program, ...argv], {
		env: {...process.env, RESTOP_PASSWORD: 'secret'},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	t.after(() => {
		child.kill('SIGKILL');
	});
	return child;
}

for (const argv of pipes) {
	test(`${argv.join(' ')}: a closed pipe ends it: exit 141`, async (t) => {
		const child = startChild(t, ['demo', ...argv]);
		await once(child.stdout, 'data');
		child.stdout.destroy();
		assert.deepEqual(await once(child, 'exit'), [141, null]);
	});
}

const modes = [
	['demo', '-o', 'plain'],
	['demo', '-o', 'ndjson'],
	['demo', '-o', 'plain', '--wait'],
	['simulate', '--listen', '127.0.0.1:0'],
] as const;

const signals = [
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const;

for (const argv of modes) {
	for (const [signal, exitCode] of signals) {
		test(`${argv.join(' ')}: ${signal} ends it: exit ${exitCode}`, async (t) => {
			const child = startChild(t, argv);
			await once(child.stdout, 'data');
			child.stdout.resume();
			// A pipe that breaks is told by what is written, not by this.
			child.kill('SIGPIPE');
			child.kill(signal);
			assert.deepEqual(await once(child, 'exit'), [exitCode, null]);
		});
	}
}

test('Ctrl-Z stops plain lines as it stops every program, and fg goes on with them', async (t) => {
	const pty = open(t, ['bash', '--norc', '--noprofile', '-i']);
	await pty.waitFor(/ready> $/mv, patienceMs);
	pty.write('$RESTOP demo -o plain\r');
	await pty.waitFor(/first seen/v, patienceMs);
	const pid = childOf(pty.pid);
	pty.write('\u{1A}');
	await pty.waitFor(/Stopped/v, patienceMs);
	const statusOf = () =>
		readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /v, '')
			.split(' ');
	assert.equal(statusOf()[0], 'T');
	pty.write('fg\r');
	await until(() => {
		// Its own process group, and the one in front.
		const status = statusOf();
		return status[0] !== 'T' && status[2] === status[5];
	});
	pty.write('\u{3}');
	await pty.waitFor(/ready> $/mv, patienceMs);
	pty.write('echo code $?\r');
	await pty.waitFor(/^code 130$/mv, patienceMs);
});
