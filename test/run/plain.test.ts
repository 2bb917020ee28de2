import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Fault} from '../../source/simulator/world/fault.js';
import {createRestore, logNotEnough, scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import type {Story} from '../../source/simulator/world/scenario.js';
import {startProgram} from '../helpers/program.js';
import {runServer} from '../simulator/agent/running-server.js';
import {follow, now} from './follow.js';

const minute = 60_000;

/** The sentences without their times. */
function sentences(stdout: string): readonly string[] {
	return stdout
		.trimEnd()
		.split('\n')
		.map((line) => line.replace(/^\S+ /v, ''));
}

test('a terminal is not needed: events are lines, and a signal ends them', async (t) => {
	const story = storyOf([scenarioLibrary.quickSuccess(now - minute)]);
	const {program, setNow} = await follow(t, {story, argv: ['rt2']});
	await program.waitFor(/first seen/v);
	setNow(now + 10 * minute);
	await program.waitFor(/succeeded/v);
	program.signal(143);
	const {exitCode, stdout, stderr} = await program.result();
	assert.deepEqual([exitCode, stderr], [143, '']);
	assert.deepEqual(
		sentences(stdout).map((line) => line.replace(/^127\S+/v, 'ob-test')),
		[
			'ob-test rt2 first seen, job 4, restoring',
			'ob-test rt2 succeeded, STANDBY until activated, after 3m06s, 590 tablets, 17.8 MB',
		],
	);
});

const endings: ReadonlyArray<readonly [title: string, story: Story, argv: readonly string[], exitCode: number]> = [
	['a success', storyOf([scenarioLibrary.quickSuccess(now)]), ['rt2'], 0],
	[
		'a failure beside a success',
		storyOf([scenarioLibrary.quickSuccess(now), scenarioLibrary.failure(now)]),
		['rt2', 'rt9'],
		1,
	],
	['a cancelled restore', storyOf([scenarioLibrary.cancelled(now)]), ['rt5'], 1],
];

for (const [title, story, argv, expected] of endings) {
	test(`--wait ends with ${expected} at ${title}`, async (t) => {
		const {program, setNow} = await follow(t, {story, argv: [...argv, '--wait']});
		setNow(now + minute);
		await program.waitFor(/first seen/v);
		setNow(now + 60 * minute);
		const {exitCode, stderr} = await program.result();
		assert.equal(exitCode, expected, stderr);
	});
}

test('--wait ends with the reason of a failure, which comes after RESTORE_FAIL', async (t) => {
	const restore = createRestore({
		startedAt: now - minute,
		restoringMs: 2 * minute,
		closingMs: minute,
		ending: {type: 'failure', comment: logNotEnough},
	});
	const story = storyOf([{tenant: 'rt9', restores: [restore]}]);
	const {program, server, setNow} = await follow(t, {story, argv: ['rt9', '--wait']});
	await program.waitFor(/first seen/v);
	setNow(now + 2 * minute);
	const asked = server.requests.length;
	while (server.requests.length < asked + 5) {
		// eslint-disable-next-line no-await-in-loop -- there is nothing to wait for but the next turn
		await nextTurn();
	}

	assert.doesNotMatch(program.stdout(), /failed/v);
	setNow(now + 10 * minute);
	const {exitCode, stdout} = await program.result();
	assert.equal(exitCode, 1);
	assert.match(stdout, /rt9 failed after \S+: OB_ENTRY_NOT_EXIST \(-4018\) on 10\.10\.10\.3:2882\n$/v);
});

test('a key that is made anew between two polls is fetched again', async (t) => {
	const story = storyOf([
		{tenant: 'rt2', restores: [createRestore({startedAt: now - minute, restoringMs: 10 * minute})]},
	]);
	const {program, server, setNow} = await follow(t, {story, argv: ['rt2', '--wait'], keyBits: 512});
	await program.waitFor(/first seen/v);
	server.rotateKey(1024);
	setNow(now + 20 * minute);
	const {exitCode, stderr} = await program.result();
	assert.deepEqual([exitCode, stderr], [0, '']);
	assert.equal(server.requests.filter(({path}) => path === '/api/v1/secret').length, 2);
});

test('an outage is one line, and so is its end', async (t) => {
	const story = storyOf([scenarioLibrary.longWithFigures(now - minute)]);
	const {program, server} = await follow(t, {story, argv: ['orders_dr']});
	await program.waitFor(/first seen/v);
	server.setFault({type: 'reset'});
	await program.waitFor(/no answer/v);
	server.setFault(undefined);
	await program.waitFor(/no answer[\s\S]*\n.*no answer|reachable again/v);
	program.signal(130);
	const {stdout, stderr} = await program.result();
	assert.match(
		stderr,
		/^restop: 127\.0\.0\.1:\d+ closed the connection.*; check obshell on that host; restores go on in OceanBase without it\n$/v,
	);
	assert.match(stdout, /no answer: connection closed/v);
});

test('--wait ends at an agent that refuses the password', async (t) => {
	const story = storyOf([scenarioLibrary.quickSuccess(now)]);
	const {program} = await follow(t, {story, argv: ['rt2', '--wait'], rootPassword: 'another'});
	const {exitCode, stderr} = await program.result();
	assert.equal(exitCode, 3);
	assert.match(stderr, /wrong root@sys password/v);
});

/** Follows rt1 of the recorded cluster until it has been seen, then ends as a signal does. */
async function followBriefly(t: TestContext, fault?: Fault) {
	const {port, server} = await runServer(t, {rootPassword: 'secret'});
	server.setFault(fault);
	const argv = ['rt1', 'done1', '--agent', `127.0.0.1:${port}`, '-o', 'plain', '--no-sql', '--timeout', '3600'];
	const program = startProgram(argv, {RESTOP_PASSWORD: 'secret'});
	await program.waitFor(/done1 /v);
	program.signal(143);
	return {server, ...(await program.result())};
}

test('the password is sealed into one request, and the session closed at the end', async (t) => {
	const {server, exitCode} = await followBriefly(t);
	assert.equal(exitCode, 143);
	const sealed = server.requests.filter(({header}) => header !== undefined);
	assert.deepEqual(
		sealed.filter(({header}) => header?.hasPassword === true).map(({path}) => path),
		['/api/v1/login'],
	);
	const last = sealed.at(-1);
	assert.equal(last?.path, '/api/v1/logout');
	assert.ok(!server.hasSession(last.header?.sessionId ?? ''));
});

test('a session that the agent does not close does not delay the end', async (t) => {
	const {exitCode, stderr} = await followBriefly(t, {type: 'hang', under: '/api/v1/logout'});
	assert.deepEqual([exitCode, stderr], [143, '']);
});
