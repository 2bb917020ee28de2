import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {systemClock} from '../../source/system/clock.js';
import {createGroupSignal} from '../../source/system/job-control.js';
import {runCommand} from '../../source/system/exec-command.js';
import {createManualClock} from '../helpers/manual-clock.js';

const signalGroup = createGroupSignal(process);
const env = {PATH: process.env['PATH']};

function run(command: string, more: Readonly<Record<string, string>> = {}) {
	return runCommand(command, {env: {...env, ...more}, clock: systemClock, signalGroup});
}

/** A file that a command can write to. */
async function createFile(t: TestContext) {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'restop-'));
	t.after(async () => rm(folder, {recursive: true, force: true}));
	const file = path.join(folder, 'out');
	return {
		file,
		read: async () => readFile(file, 'utf8'),
		/** Resolves with what a command has written, once it ends with a line feed. */
		async written(): Promise<string> {
			for (;;) {
				// eslint-disable-next-line no-await-in-loop -- another process writes it
				const text = await readFile(file, 'utf8').catch(() => '');
				if (text.endsWith('\n')) {
					return text;
				}

				// eslint-disable-next-line no-await-in-loop -- as above
				await delay(5);
			}
		},
	};
}

const ends = [
	['exit 0', undefined],
	['exit 3', {type: 'exited', code: 3}],
	['kill -KILL $$', {type: 'killed', signal: 'SIGKILL'}],
	['no-such-command-anywhere', {type: 'exited', code: 127}],
] as const;

for (const [command, expected] of ends) {
	test(`the end of "${command}"`, async () => {
		assert.deepEqual(await run(command).ended, expected);
	});
}

test('a command has its environment alone, no input, and a session and group of its own', async (t) => {
	const {file, read} = await createFile(t);
	const command =
		'read line; { echo "$? $RESTOP_EVENT $HOME"; ps -o pgid= -o sid= -p $$; echo $$; } > "$OUT"; echo noise; echo noise >&2';
	assert.equal(await run(command, {OUT: file, RESTOP_EVENT: 'failed'}).ended, undefined);
	const text = await read();
	const [first, groups = '', pid = ''] = text.trimEnd().split('\n', 3);
	assert.equal(first, '1 failed ');
	assert.deepEqual(groups.trim().split(/\s+/v), [pid, pid]);
});

test('no text in a variable becomes a part of the command', async (t) => {
	const {file, read} = await createFile(t);
	const hostile = '"; echo hacked >&2; $(exit 9) `exit 9`\n\'';
	assert.equal(await run('printf %s "$RESTOP_TENANT" > "$OUT"', {OUT: file, RESTOP_TENANT: hostile}).ended, undefined);
	assert.equal(await read(), hostile);
});

test('an environment that is too large is a command that cannot be started', async () => {
	const end = await run('exit 0', {HUGE: 'x'.repeat(4 * 1024 * 1024)}).ended;
	assert.deepEqual(end, {type: 'notStarted', cause: 'E2BIG'});
});

test('after 30 s the whole group is terminated', async (t) => {
	const {file, written} = await createFile(t);
	const clock = createManualClock();
	// The one that sleeps is not the shell.
	const command = 'trap "exit 0" TERM; sleep 600 & echo $! > "$OUT"; wait';
	const {ended} = runCommand(command, {env: {...env, OUT: file}, clock, signalGroup});
	const sleeper = Number(await written());
	await clock.advance(29_000);
	process.kill(sleeper, 0);
	await clock.advance(1000);
	await settle(clock, ended);
	assert.deepEqual(await ended, {type: 'timedOut', limitMs: 30_000});
	await assertGone(sleeper);
});

test('what ignores that is killed after two seconds more', async (t) => {
	const {file, written} = await createFile(t);
	const clock = createManualClock();
	const command = 'trap "" TERM; echo $$ > "$OUT"; while :; do sleep 600; done';
	const {ended} = runCommand(command, {env: {...env, OUT: file}, clock, signalGroup});
	const shell = Number(await written());
	await clock.advance(30_000);
	process.kill(shell, 0);
	await clock.advance(2000);
	assert.deepEqual(await ended, {type: 'timedOut', limitMs: 30_000});
	await assertGone(shell);
});

test('a command can be asked to end', async (t) => {
	const {file, written} = await createFile(t);
	const {ended, terminate} = run('echo $$ > "$OUT"; exec sleep 600', {OUT: file});
	await written();
	terminate();
	assert.deepEqual(await ended, {type: 'killed', signal: 'SIGTERM'});
});

/** Lets the two seconds pass where what is left of the group is still there. */
async function settle(clock: ReturnType<typeof createManualClock>, ended: Promise<unknown>): Promise<void> {
	const over = ended.then(() => true);
	const isNotOver = async () => {
		await delay(5);
		await clock.advance(100);
		return false;
	};

	// eslint-disable-next-line no-await-in-loop -- other processes end
	while (!(await Promise.race([over, isNotOver()]))) {
		// As long as it lasts.
	}
}

/** It may be a zombie until its new parent has noticed. */
async function assertGone(pid: number): Promise<void> {
	for (;;) {
		// eslint-disable-next-line no-await-in-loop -- as above
		const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
		if (stat === '' || stat.includes(') Z ')) {
			return;
		}

		// eslint-disable-next-line no-await-in-loop -- as above
		await delay(5);
	}
}
