import assert from 'node:assert/strict';
import test from 'node:test';
import type {AgentStatus} from '../../source/agent/agent-client.js';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {ProblemReason} from '../../source/domain/problem.js';
import {awaitPasswordChange} from '../../source/polling/await-password.js';
import {createInterruptibleSleep} from '../../source/system/interruptible-sleep.js';
import {createManualClock} from '../helpers/manual-clock.js';
import {createSeededRandom} from '../helpers/seeded-random.js';

const minuteMs = 60_000;
const pauseMs = 5 * minuteMs;
const usual: AgentStatus = {
	startedAt: 1_770_000_000_123_456_789n,
	databaseState: 3,
	identity: 'CLUSTER AGENT',
	publicKey: 'one',
};

/** Waits for a password of an agent whose status the test sets. */
function createRig(reason: ProblemReason = 'wrongPassword') {
	const clock = createManualClock();
	const interruptible = createInterruptibleSleep(clock);
	const controller = new AbortController();
	const problems: ProblemReason[] = [];
	const statusReads: number[] = [];
	const world = {status: usual as AgentStatus | ProblemReason, isOtherPassword: false, refreshes: 0};
	const {problem} = new AgentError({reason});
	let isOver = false;
	const waiting = async () => {
		await awaitPasswordChange(problem, {
			client: {
				async ping() {
					throw new TypeError('not expected');
				},
				async readStatus() {
					statusReads.push(clock.monotonic());
					if (typeof world.status === 'string') {
						throw new AgentError({reason: world.status});
					}

					return world.status;
				},
			},
			problemOf,
			signal: controller.signal,
			clock: {...clock, sleep: interruptible.sleep},
			random: createSeededRandom(),
			intervalMs: 2000,
			pauseMs,
			refreshes: () => world.refreshes,
			hasOtherPassword: async () => world.isOtherPassword,
			onProblem({reason: next}) {
				problems.push(next);
			},
		});
		isOver = true;
	};

	return {clock, interruptible, controller, world, problems, statusReads, waiting: waiting(), isOver: () => isOver};
}

test('without changes it ends with its pause, and the status is read less and less often', async () => {
	const {clock, waiting, statusReads, isOver, problems} = createRig();
	await clock.advance(pauseMs - 1);
	assert.ok(!isOver());
	assert.ok(statusReads.length > 9, `${statusReads.length} statusReads`);
	assert.ok(statusReads.length < 40, `${statusReads.length} statusReads`);
	await clock.advance(1);
	await waiting;
	assert.deepEqual(problems, []);
});

const changes: ReadonlyArray<readonly [what: string, status: AgentStatus]> = [
	['was started anew', {...usual, startedAt: 1_770_000_000_123_456_790n}],
	['has another key', {...usual, publicKey: 'two'}],
	['has a database in another state', {...usual, databaseState: 2}],
];

for (const [what, status] of changes) {
	test(`it ends when the agent ${what}`, async () => {
		const {clock, waiting, world, isOver} = createRig();
		await clock.advance(minuteMs);
		assert.ok(!isOver());
		world.status = status;
		await clock.advance(minuteMs / 2);
		await waiting;
	});
}

test('it ends soon after the password has changed', async () => {
	const {clock, waiting, world, isOver} = createRig();
	await clock.advance(minuteMs);
	assert.ok(!isOver());
	world.isOtherPassword = true;
	await clock.advance(2000);
	await waiting;
});

test('it ends at once after a command to poll at once, and when the program ends', async () => {
	const {waiting, clock, interruptible, world} = createRig();
	await clock.advance(minuteMs);
	world.refreshes = 1;
	interruptible.wake();
	await waiting;
	const other = createRig();
	await other.clock.advance(minuteMs);
	other.controller.abort();
	await other.waiting;
	assert.equal(other.clock.sleepers(), 0);
});

test('a database that goes down is a problem, and a change', async () => {
	const {clock, waiting, world, problems} = createRig();
	await clock.advance(minuteMs);
	world.status = {...usual, databaseState: 0};
	await clock.advance(minuteMs / 2);
	await waiting;
	assert.deepEqual(problems, ['passwordUnchecked']);
});

test('a database that is back before the first status request is a change too', async () => {
	const {clock, waiting, statusReads} = createRig('passwordUnchecked');
	await clock.advance(0);
	await waiting;
	assert.equal(statusReads.length, 1);
});

test('a database that is down does not change the refusal of the agent’s own password', async () => {
	const {clock, controller, waiting, world, problems} = createRig('wrongAgentPassword');
	world.status = {...usual, databaseState: 0};
	await clock.advance(minuteMs);
	assert.deepEqual(problems, []);
	controller.abort();
	await waiting;
});

test('an agent that is lost and back is reported, and its password is still refused', async () => {
	const {clock, controller, waiting, world, problems, isOver} = createRig();
	await clock.advance(minuteMs);
	world.status = 'refused';
	await clock.advance(minuteMs / 2);
	world.status = usual;
	await clock.advance(minuteMs / 2);
	assert.ok(!isOver());
	assert.deepEqual(problems, ['refused', 'wrongPassword']);
	controller.abort();
	await waiting;
});

test('a status request that times out is no new problem and is not repeated soon: it holds a connection', async () => {
	const {clock, controller, waiting, world, statusReads, problems} = createRig();
	await clock.advance(0);
	world.status = 'timeout';
	await clock.advance(minuteMs);
	const before = statusReads.length;
	await clock.advance(minuteMs * 2);
	assert.ok(statusReads.length - before <= 4, `${statusReads.length - before} statusReads`);
	assert.deepEqual(problems, []);
	controller.abort();
	await waiting;
});
