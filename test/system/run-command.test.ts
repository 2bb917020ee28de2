import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {createGroupKiller} from '../../source/system/group-killer.js';
import {runCommand} from '../../source/system/run-command.js';

const killGroup = createGroupKiller(process);

async function run(command: string, {longestMs = 60_000, signal = new AbortController().signal} = {}) {
	return runCommand(command, {longestMs, signal, killGroup});
}

const ends: ReadonlyArray<readonly [command: string, end: Awaited<ReturnType<typeof runCommand>>]> = [
	['echo secret', {type: 'line', line: 'secret'}],
	[String.raw`printf 'one\ntwo\n'`, {type: 'line', line: 'one'}],
	[String.raw`printf 'one\r\ntwo'`, {type: 'line', line: 'one'}],
	["printf ' no line end '", {type: 'line', line: ' no line end '}],
	["printf 'pässwörd 中'", {type: 'line', line: 'pässwörd 中'}],
	['true', {type: 'line', line: ''}],
	['echo secret; exit 3', {type: 'exit', code: 3}],
	['kill -9 $$', {type: 'exit', code: 'SIGKILL'}],
	['no-such-command-of-restop', {type: 'exit', code: 127}],
	// More than a pipe holds, after the first line.
	['echo secret; head -c 300000 /dev/zero', {type: 'line', line: 'secret'}],
	['head -c 300000 /dev/zero', {type: 'tooLong'}],
	// Neither input nor a terminal, nor an error output that would show on ours.
	['cat; echo end', {type: 'line', line: 'end'}],
	['if (: </dev/tty) 2>/dev/null; then echo yes; else echo no; fi', {type: 'line', line: 'no'}],
	['echo hidden >&2; echo secret', {type: 'line', line: 'secret'}],
	// What it leaves in the background holds its output open.
	['sleep 60 & echo secret', {type: 'line', line: 'secret'}],
];

for (const [command, end] of ends) {
	test(`${command} ends as ${JSON.stringify(end)}`, async () => {
		assert.deepEqual(await run(command), end);
	});
}

test('a command leads a group of its own, not that of the terminal', async () => {
	const end = await run('ps -o pgid= -p $$; :');
	const own = await run(`ps -o pgid= -p ${process.pid}`);
	assert.strictEqual(end.type, 'line');
	assert.strictEqual(own.type, 'line');
	assert.notEqual(end.line.trim(), own.line.trim());
});

/** Whether a process with that number is there. */
function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return !/^State:\s*Z/mv.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
	} catch {
		return false;
	}
}

for (const [title, type] of [
	['late', 'late'],
	['not awaited any more', 'aborted'],
] as const) {
	test(`a command that is ${title} is killed with all that it has started`, async (t) => {
		const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-'));
		t.after(() => {
			fs.rmSync(folder, {recursive: true});
		});
		const file = path.join(folder, 'pid');
		const controller = new AbortController();
		const ended = run(`sleep 600 & echo $! >${file}; sleep 600`, {
			longestMs: type === 'late' ? 2000 : 600_000,
			signal: controller.signal,
		});
		while (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') === '') {
			// eslint-disable-next-line no-await-in-loop -- until the command has begun
			await new Promise((resolve) => {
				setImmediate(resolve);
			});
		}

		if (type === 'aborted') {
			controller.abort();
		}

		assert.deepEqual(await ended, {type});
		const pid = Number(fs.readFileSync(file, 'utf8'));
		while (isAlive(pid)) {
			// eslint-disable-next-line no-await-in-loop -- the system ends it in its own time
			await new Promise((resolve) => {
				setImmediate(resolve);
			});
		}
	});
}

test('nothing is started once the signal is aborted', async () => {
	assert.deepEqual(await run('echo secret', {signal: AbortSignal.abort()}), {type: 'aborted'});
});
