import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {before, type TestContext} from 'node:test';
import {openPty, type Pty} from '../helpers/pty.js';
import {runServer} from '../simulator/agent/running-server.js';

const program = path.join(import.meta.dirname, '../../build/bin.js');
/** A machine that runs all tests at once may take its time to start one more program. */
const patienceMs = 60_000;
const shown = /rt2 +prod +restoring/v;

before(() => {
	assert.ok(existsSync(program), 'build/bin.js is not there: npm run build makes it');
});

/** A shell in a terminal: it is still there when the program has left. */
async function openShell(t: TestContext): Promise<Pty> {
	const pty = openPty(['bash', '--norc', '--noprofile', '-i'], {
		columns: 80,
		rows: 24,
		env: {PS1: 'ready> ', RESTOP: `${process.execPath} ${program}`, TERM: 'xterm-256color'},
	});
	t.after(pty.close);
	await pty.waitFor(/ready> $/mv, patienceMs);
	return pty;
}

/** The modes of the terminal as `stty` tells them; read from outside, since the shell has its own at its prompt. */
function modesOf({pid}: Pty): string {
	const terminal = openSync(`/proc/${pid}/fd/0`, 'r');
	try {
		return execFileSync('stty', ['-a'], {stdio: [terminal, 'pipe', 'inherit'], encoding: 'utf8'});
	} finally {
		closeSync(terminal);
	}
}

/** What a program finds that is started now. */
function assertGivenBack(pty: Pty): void {
	assert.deepEqual([pty.isAlternate, pty.isCursorShown, pty.isWrapping], [false, true, true]);
}

async function assertCooked(pty: Pty): Promise<void> {
	pty.write('stty -a | grep -q "^isig icanon iexten echo "; echo cooked-$?\r');
	await pty.waitFor(/^cooked-0/mv, patienceMs);
}

async function waitForCode(pty: Pty, exitCode: number): Promise<void> {
	await pty.waitFor(new RegExp(`^code ${exitCode}$`, 'mv'), patienceMs);
}

test('Q leaves the last screen behind, with the prompt below it', async (t) => {
	const pty = await openShell(t);
	pty.write('$RESTOP demo\r');
	await pty.waitFor(shown, patienceMs);
	assert.match(modesOf(pty), /-icanon/v);
	pty.resize(100, 30);
	pty.write('Q');
	await pty.waitFor(/ready> $/mv, patienceMs);
	assertGivenBack(pty);
	const lines = pty.lines();
	const header = lines.findIndex((line) => line.startsWith(' restop '));
	const footer = lines.findIndex((line) => line.startsWith(' q quit'));
	const prompt = lines.findLastIndex((line) => line.startsWith('ready>'));
	assert.notEqual(header, -1);
	assert.ok(header < footer, lines.join('\n'));
	assert.ok(footer < prompt, lines.join('\n'));
	pty.write('echo code $?\r');
	await waitForCode(pty, 0);
	await assertCooked(pty);
});

test('Ctrl-Z gives the terminal to the shell, and fg brings the screen back, whole and with its keys', async (t) => {
	const pty = await openShell(t);
	pty.write('$RESTOP demo; echo code $?\r');
	await pty.waitFor(shown, patienceMs);
	for (const [columns, rows] of [
		[80, 24],
		[100, 30],
	] as const) {
		pty.write('\u{1A}');
		// eslint-disable-next-line no-await-in-loop -- one suspension after another
		await pty.waitFor(/Stopped/v, patienceMs);
		assertGivenBack(pty);
		pty.resize(columns, rows);
		pty.write('clear; fg\r');
		// eslint-disable-next-line no-await-in-loop -- see above
		await pty.waitFor((lines) => pty.isAlternate && isWhole(lines, rows), patienceMs);
		assert.deepEqual([pty.isCursorShown, pty.isWrapping], [false, false]);
		assert.match(modesOf(pty), /-icanon/v);
	}

	pty.write('?');
	await pty.waitFor(/this help/v, patienceMs);
	pty.write('q');
	await pty.waitFor(() => !pty.isAlternate, patienceMs);
	await pty.waitFor(/ready> $/mv, patienceMs);
	assertGivenBack(pty);
	await assertCooked(pty);
});

test('who stops the program from elsewhere finds it whole again', async (t) => {
	const pty = await openShell(t);
	pty.write('$RESTOP demo\r');
	await pty.waitFor(shown, patienceMs);
	const pid = childOf(pty);
	process.kill(pid, 'SIGTSTP');
	await pty.waitFor(/Stopped/v, patienceMs);
	assertGivenBack(pty);
	pty.write('clear; fg\r');
	await pty.waitFor((lines) => pty.isAlternate && isWhole(lines, 24), patienceMs);
	process.kill(pid, 'SIGSTOP');
	// The program had no chance to give anything back.
	await pty.waitFor(/Stopped/v, patienceMs);
	pty.write('fg\r');
	await pty.waitFor((lines) => pty.isAlternate && isWhole(lines, 24), patienceMs);
	pty.write('?');
	await pty.waitFor(/this help/v, patienceMs);
	process.kill(pid, 'SIGTERM');
	await pty.waitFor(/ready> $/mv, patienceMs);
	assertGivenBack(pty);
});

/** One header at the top, one footer at the bottom. */
function isWhole(lines: readonly string[], rows: number): boolean {
	const isAt = (start: string, at: number) =>
		lines.filter((line) => line.startsWith(start)).length === 1 && lines[at]?.startsWith(start) === true;
	return lines.length === rows && isAt(' restop ', 0) && isAt(' q quit', rows - 1);
}

function childOf({pid}: Pty): number {
	return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ', 1)[0]);
}

const signals = [
	['SIGTERM', 143],
	['SIGHUP', 129],
	['SIGINT', 130],
] as const;

for (const [signal, exitCode] of signals) {
	test(`${signal} ends it though the agent and OceanBase are silent: exit ${exitCode}`, async (t) => {
		const port = await startSilence(t);
		const pty = await openShell(t);
		const address = `127.0.0.1:${port}`;
		pty.write(`RESTOP_PASSWORD=x $RESTOP rt2 --agent ${address} --sql ${address} --timeout 600; echo code $?\r`);
		await pty.waitFor(/rt2 +first answer/v, patienceMs);
		const pid = childOf(pty);
		process.kill(pid, signal);
		await waitForCode(pty, exitCode);
		assertGivenBack(pty);
		assert.equal(existsSync(`/proc/${pid}`), false);
		await assertCooked(pty);
	});
}

/** Options for Node that run a piece of code before the program. */
function preload(code: string): string {
	return `--import=data:text/javascript,${encodeURIComponent(code).replaceAll("'", '%27')}`;
}

/** A server that never closes, and with it the demo. */
const hang = 'import net from "node:net"; net.Server.prototype.close = () => undefined;';

test('SIGTERM: the program ends though its ending hangs', async (t) => {
	const pty = await openShell(t);
	pty.write(`NODE_OPTIONS='${preload(hang)}' $RESTOP demo; echo code $?\r`);
	await pty.waitFor(shown, patienceMs);
	process.kill(childOf(pty), 'SIGTERM');
	await waitForCode(pty, 143);
	assertGivenBack(pty);
});

/** Once it is asked to end, no wait of the program is ever over: it would end by itself in no time. */
const hangForEver = `${hang}
	import timers from "node:timers/promises";
	import {syncBuiltinESMExports} from "node:module";
	const {setTimeout: wait} = timers;
	let isOver = false;
	process.on("SIGINT", () => {isOver = true});
	timers.setTimeout = async (...args) => isOver ? new Promise(() => {}) : wait(...args);
	syncBuiltinESMExports();`;

test('a second signal ends it at once, whatever hangs: with its own exit code', async (t) => {
	const pty = await openShell(t);
	pty.write(`NODE_OPTIONS='${preload(hangForEver)}' $RESTOP demo; echo code $?\r`);
	await pty.waitFor(shown, patienceMs);
	const pid = childOf(pty);
	process.kill(pid, 'SIGINT');
	// What the first one does is done; two at once would be one.
	await pty.waitFor(/^\S+ \S+ audit /mv, patienceMs);
	assertGivenBack(pty);
	process.kill(pid, 'SIGTERM');
	await waitForCode(pty, 143);
});

for (const output of ['plain', 'ndjson']) {
	test(`--wait -o ${output} keeps its exit code though the ending hangs`, async (t) => {
		const argv = ['demo', '--wait', '-o', output, '--speed', '36000', '--no-sql'];
		const child = startChild(t, argv, {NODE_OPTIONS: preload(hang)});
		child.stdout.resume();
		await once(child, 'exit');
		// A restore of the demo fails, and at such a speed a header may have expired when it is read.
		assert.ok(child.exitCode === 1 || child.exitCode === 3, `${child.exitCode}`);
	});
}

/** The program without a terminal, as a script has it. */
function startChild(t: TestContext, argv: readonly string[], env: NodeJS.ProcessEnv = {}) {
	const child = spawn(process.execPath, [program, ...argv], {
		env: {...process.env, ...env},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	t.after(() => {
		child.kill('SIGKILL');
	});
	return child;
}

/** Accepts, and never answers. */
async function startSilence(t: TestContext): Promise<number> {
	const server = createServer((socket) => {
		const leave = () => {
			socket.destroy();
		};

		t.after(leave);
		socket.on('error', leave);
	});
	t.after(() => {
		server.close();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	return port;
}

const bugs = [
	['an unhandled rejection', 'void Promise.reject(new Error("a test has broken it"))', ''],
	['a frame that throws', breakStack('map', 'at arrangeRows '), ''],
	['a key that throws', breakStack('find', 'at readKey '), 'j'],
] as const;

/** Breaks a method wherever that function calls it. */
function breakStack(method: string, caller: string): string {
	return `const real = Array.prototype.${method};
	Array.prototype.${method} = function (...args) {
		if (/${caller}/.test(new Error('').stack)) throw new Error('a test has broken it');
		return real.apply(this, args);
	}`;
}

for (const [title, action, key] of bugs) {
	test(`${title} ends it: exit 70, the stack in the file that standard error is`, async (t) => {
		const folder = mkdtempSync(path.join(tmpdir(), 'restop-'));
		t.after(() => {
			rmSync(folder, {recursive: true});
		});
		const log = path.join(folder, 'stderr');
		const pty = await openShell(t);
		const code = encodeURIComponent(`process.on('SIGUSR2', () => {${action}})`).replaceAll("'", '%27');
		pty.write(`NODE_OPTIONS='--import=data:text/javascript,${code}' $RESTOP demo 2>${log}; echo code $?\r`);
		await pty.waitFor(shown, patienceMs);
		process.kill(childOf(pty), 'SIGUSR2');
		// The key may come before the signal: it is pressed again until something breaks.
		const typing = setInterval(() => {
			if (readFileSync(log, 'utf8') === '') {
				pty.write(key);
			}
		}, 100);
		t.after(() => {
			clearInterval(typing);
		});
		// A key that was pressed at the end is echoed before it.
		await pty.waitFor(/code 70$/mv, patienceMs);
		clearInterval(typing);
		assertGivenBack(pty);
		assert.match(readFileSync(log, 'utf8'), /^restop: a bug: Error: a test has broken it\n +at /mv);
		await assertCooked(pty);
	});
}

test('without keys and without standard error the screen goes on', async (t) => {
	const pty = await openShell(t);
	pty.write('$RESTOP demo </dev/null 2>&-; echo code $?\r');
	await pty.waitFor(shown, patienceMs);
	const pid = childOf(pty);
	process.kill(pid, 'SIGTERM');
	await waitForCode(pty, 143);
	assertGivenBack(pty);
});

test('keys that end later leave the screen going on', async (t) => {
	const pty = await openShell(t);
	// Billing is created two seconds after the beginning at this speed.
	pty.write('$RESTOP demo --speed 240 < <(sleep 1); echo code $?\r');
	await pty.waitFor(/billing\S* +(?:first seen|new restore)/v, patienceMs);
	process.kill(childOf(pty), 'SIGTERM');
	await waitForCode(pty, 143);
	assertGivenBack(pty);
});

test('the wait for a password ends with echo on', async (t) => {
	const pty = await openShell(t);
	const {port} = await runServer(t, {rootPassword: 'secret'});
	pty.write(`$RESTOP rt2 --agent 127.0.0.1:${port}; echo code $?\r`);
	await pty.waitFor(/Password for/v, patienceMs);
	pty.resize(100, 30);
	process.kill(childOf(pty), 'SIGTERM');
	await waitForCode(pty, 143);
	await assertCooked(pty);
});

test('Ctrl-Z at the question for a password gives the terminal to the shell, and fg asks anew', async (t) => {
	const pty = await openShell(t);
	const {port} = await runServer(t, {rootPassword: 'secret'});
	pty.write(`$RESTOP rt2 --agent 127.0.0.1:${port}\r`);
	await pty.waitFor(/password.*: *$/imv, patienceMs);
	pty.write('half\u{1A}');
	await pty.waitFor(/Stopped/v, patienceMs);
	await assertCooked(pty);
	for (const signal of ['SIGTSTP', 'SIGSTOP', undefined] as const) {
		pty.write('clear; fg\r');
		// eslint-disable-next-line no-await-in-loop -- one stop after another
		await pty.waitFor((lines) => isAsking(lines) && modesOf(pty).includes('-echo '), patienceMs);
		if (signal === undefined) {
			continue;
		}

		process.kill(childOf(pty), signal);
		// eslint-disable-next-line no-await-in-loop -- see above
		await pty.waitFor(/Stopped/v, patienceMs);
	}

	pty.write('\u{3}');
	await pty.waitFor(/ready> $/mv, patienceMs);
	pty.write('echo code $?\r');
	await waitForCode(pty, 130);
	await assertCooked(pty);
	assert.doesNotMatch(pty.text(), /half/v);
});

/** The question is all that is there below the command. */
function isAsking(lines: readonly string[]): boolean {
	const last = lines.findLast((line) => line !== '') ?? '';
	return /^password.*:/iv.test(last) && lines.every((line) => !line.includes('Stopped'));
}
