import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import test, {before, type TestContext} from 'node:test';
import {openPty, type Pty} from '../helpers/pty.js';
import {runServer} from '../simulator/agent/running-server.js';

const program = path.join(import.meta.dirname, '../../build/bin.js');
/** A machine that runs all tests at once may take its time to start one more program. */
const patienceMs = 60_000;
const shown = /rt2 +prod +restoring/v;
const announced = /restop: in the background: polling without a screen/v;

before(() => {
	assert.ok(existsSync(program), 'build/bin.js is not there: npm run build makes it');
});

/** A shell with job control in a terminal of its own. */
async function openShell(t: TestContext): Promise<Pty> {
	const pty = openPty(['bash', '--norc', '--noprofile', '-i'], {
		columns: 100,
		rows: 24,
		env: {PS1: 'ready> ', RESTOP: `${process.execPath} ${program}`, TERM: 'xterm-256color'},
	});
	t.after(pty.close);
	await pty.waitFor(/ready> $/mv, patienceMs);
	return pty;
}

const childOf = ({pid}: Pick<Pty, 'pid'>) =>
	Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ', 1)[0]);

/** `S` sleeping, `R` running, `T` stopped; '' once it is gone. */
function stateOf(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /v, '')
			.charAt(0);
	} catch {
		return '';
	}
}

async function until(isSo: () => boolean): Promise<void> {
	const beganMs = performance.now();
	while (!isSo()) {
		assert.ok(performance.now() - beganMs < patienceMs);
		// eslint-disable-next-line no-await-in-loop -- a process announces its end to its parent alone
		await delay(50);
	}
}

function assertRunning(pid: number): void {
	assert.match(stateOf(pid), /^[RS]$/v);
}

test('in the background nothing is drawn and polling goes on; in the foreground the screen comes', async (t) => {
	const pty = await openShell(t);
	pty.write('$RESTOP demo & \r');
	await pty.waitFor(announced, patienceMs);
	const pid = childOf(pty);
	assertRunning(pid);
	assert.equal(pty.isAlternate, false);
	pty.write('fg\r');
	await pty.waitFor(shown, patienceMs);
	assert.equal(pty.isAlternate, true);
	pty.write('q');
	await pty.waitFor(/ready> $/mv, patienceMs);
	assert.equal(pty.isAlternate, false);
	pty.write('echo code $?\r');
	await pty.waitFor(/^code 0$/mv, patienceMs);
});

test('timeout ends it: in a group of its own it has no terminal, and is not stopped', async (t) => {
	const pty = await openShell(t);
	pty.write("bash -c 'timeout --preserve-status 4 $RESTOP demo; echo code $?'\r");
	await pty.waitFor(announced, patienceMs);
	await pty.waitFor(/^code 143$/mv, patienceMs);
	assert.equal(pty.text().includes('\u{1B}[?1049h'), false);
});

test('--wait ends in the background', async (t) => {
	const pty = await openShell(t);
	pty.write("bash -c 'timeout --preserve-status 60 $RESTOP demo --wait --speed 36000 --no-sql; echo code $?'\r");
	await pty.waitFor(announced, patienceMs);
	// A restore of the demo fails, and at such a speed a header may have expired when it is read.
	await pty.waitFor(/^code [13]$/mv, patienceMs);
});

test('after Ctrl-Z it goes on in the background with bg, and comes back with fg', async (t) => {
	const pty = await openShell(t);
	pty.write('$RESTOP demo\r');
	await pty.waitFor(shown, patienceMs);
	const pid = childOf(pty);
	pty.write('\u{1A}');
	await pty.waitFor(/Stopped/v, patienceMs);
	pty.write('clear; bg\r');
	await pty.waitFor(announced, patienceMs);
	assertRunning(pid);
	assert.equal(pty.isAlternate, false);
	pty.write('fg\r');
	await pty.waitFor(() => pty.isAlternate, patienceMs);
	await pty.waitFor(shown, patienceMs);
	pty.write('?');
	await pty.waitFor(/this help/v, patienceMs);
	pty.write('q');
	await pty.waitFor(() => !pty.isAlternate, patienceMs);
});

for (const stop of ['SIGTSTP', 'SIGSTOP'] as const) {
	for (const [signal, exitCode] of [
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const) {
		test(`${signal} while stopped by ${stop}: it ends when a shell continues it in the background`, async (t) => {
			const pty = await openShell(t);
			pty.write('$RESTOP demo\r');
			await pty.waitFor(shown, patienceMs);
			const pid = childOf(pty);
			process.kill(pid, stop);
			await pty.waitFor(/Stopped/v, patienceMs);
			process.kill(pid, signal);
			pty.write('clear; bg\r');
			await until(() => stateOf(pid) === '');
			pty.write('clear; jobs\r');
			// The shell says how the job has ended.
			await pty.waitFor(new RegExp(`Exit ${exitCode}`, 'v'), patienceMs);
			assert.deepEqual([pty.isAlternate, pty.isCursorShown], [false, true]);
		});
	}
}

test('a prompt waits for the foreground, and a signal ends the wait', async (t) => {
	const {port} = await runServer(t, {rootPassword: 'secret'});
	const pty = await openShell(t);
	const waiting = /restop: in the background: the password is asked for in the foreground/v;
	pty.write(`$RESTOP rt1 --agent 127.0.0.1:${port} & \r`);
	await pty.waitFor(waiting, patienceMs);
	assertRunning(childOf(pty));
	pty.write('clear; fg\r');
	await pty.waitFor(/^Password for.*: *$/mv, patienceMs);
	pty.write('\u{3}');
	await pty.waitFor(/ready> $/mv, patienceMs);
	pty.write(`clear; bash -c 'timeout --preserve-status 4 $RESTOP rt1 --agent 127.0.0.1:${port}; echo code $?'\r`);
	await pty.waitFor(waiting, patienceMs);
	await pty.waitFor(/^code 143$/mv, patienceMs);
});
