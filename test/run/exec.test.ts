import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {createRestore, scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import type {Story} from '../../source/simulator/world/scenario.js';
import {follow, now} from './follow.js';

const minute = 60_000;
const success = storyOf([scenarioLibrary.quickSuccess(now - minute)]);

/** The program with `--exec COMMAND`, which finds the path of a file in OUT. */
async function open(t: TestContext, {story, argv, command}: {story: Story; argv: readonly string[]; command: string}) {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'restop-'));
	t.after(async () => rm(folder, {recursive: true, force: true}));
	const file = path.join(folder, 'out');
	const env = {OUT: file, PATH: process.env['PATH'] ?? ''};
	const watching = await follow(t, {story, argv: [...argv, '--exec', command], env});
	const read = async () => readFile(file, 'utf8').catch(() => '');
	return {
		...watching,
		read,
		async written(expected: RegExp): Promise<string> {
			for (;;) {
				// eslint-disable-next-line no-await-in-loop -- another process writes it
				const text = await read();
				if (expected.test(text)) {
					return text;
				}

				// eslint-disable-next-line no-await-in-loop -- as above
				await delay(10);
			}
		},
	};
}

const report = 'echo "$RESTOP_EVENT,$RESTOP_TENANT,$RESTOP_STATE,$RESTOP_PERCENT,$RESTOP_ETA_SECONDS" >> "$OUT"';

for (const output of ['plain', 'ndjson', 'json']) {
	test(`with -o ${output} --wait a command is run for the end, and waited for`, async (t) => {
		const {program, setNow, server, read} = await open(t, {
			story: success,
			argv: ['rt2', '--wait', '-o', output],
			command: `sleep 0.3; ${report}`,
		});
		while (server.requests.filter(({path: asked}) => asked.includes('overview')).length < 2) {
			// eslint-disable-next-line no-await-in-loop -- until the first answer has been taken
			await delay(10);
		}

		setNow(now + 60 * minute);
		const {exitCode, stderr} = await program.result();
		assert.deepEqual([exitCode, stderr], [0, '']);
		assert.equal(await read(), 'ended,rt2,done,100,\n');
	});
}

test('a command is run for each event of note, with the figures in its environment, without passwords', async (t) => {
	const {program, setNow, server, written} = await open(t, {
		story: storyOf([scenarioLibrary.failure(now - minute)]),
		argv: ['rt9'],
		command: String.raw`${report}; echo "$RESTOP_MESSAGE|$RESTOP_PASSWORD|$RESTOP_AGENT_PASSWORD" >> "$OUT"; printf '%s\n' "$RESTOP_JSON" >> "$OUT"`,
	});
	await program.waitFor(/first seen/v);
	server.setFault({type: 'refuse'});
	await written(/^unreachable[\s\S]*\n\{.*\}\n/v);
	server.setFault(undefined);
	await written(/^reachable[\s\S]*\n\{.*\}\n/mv);
	setNow(now + 60 * minute);
	const text = await written(/^failed[\s\S]*\n\{.*"outcome":"failed".*\}\n/mv);
	const lines = text.split('\n');
	program.signal(143);
	const {exitCode, stderr} = await program.result();
	assert.equal(exitCode, 143);
	assert.doesNotMatch(stderr, /--exec/v);
	const heads = lines.filter((line) => /^\w+,/v.test(line));
	assert.deepEqual(
		heads.map((line) => line.split(',').slice(0, 3).join(' ').trimEnd()),
		['unreachable', 'reachable', 'failed rt9 failed'],
	);
	assert.ok(
		lines.some((line) => /^127\.0\.0\.1:\d+ rt9 failed .*-4018.*\|\|$/v.test(line)),
		lines.join('\n'),
	);
});

test('a command that fails is an event, and a line on standard error', async (t) => {
	const {program, setNow} = await open(t, {
		story: storyOf([
			scenarioLibrary.quickSuccess(now - minute),
			{tenant: 'rt5', restores: [createRestore({startedAt: now - minute, jobId: 9, restoringMs: 600 * minute})]},
		]),
		argv: ['rt2', 'rt5'],
		command: 'exit 7',
	});
	await program.waitFor(/rt2 first seen/v);
	setNow(now + 10 * minute);
	await program.waitFor(/rt2 --exec failed: exit code 7/v);
	program.signal(143);
	const {stderr} = await program.result();
	assert.match(stderr, /^restop: --exec failed: exit code 7; run it in a shell .*rt2 succeeded.*\n$/v);
});

test('once the watch has ended, a signal ends what is waited for', async (t) => {
	const {program, setNow, server, written} = await open(t, {
		story: success,
		argv: ['rt2', '--wait'],
		command: 'echo $$ >> "$OUT"; exec sleep 600',
	});
	await program.waitFor(/first seen/v);
	setNow(now + 60 * minute);
	const pid = Number(await written(/\n/v));
	while (server.requests.every(({path: asked}) => !asked.includes('logout'))) {
		// eslint-disable-next-line no-await-in-loop -- until the watch is over
		await delay(10);
	}

	process.kill(pid, 0);
	program.signal(130);
	const {exitCode, stderr} = await program.result();
	// As the signal at any other time.
	assert.equal(exitCode, 130);
	assert.match(stderr, /--exec failed: ended by SIGTERM/v);
	while (isRunning(pid)) {
		// eslint-disable-next-line no-await-in-loop -- another process ends
		await delay(10);
	}
});

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
