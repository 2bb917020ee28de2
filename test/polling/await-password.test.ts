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
const usual: AgentStatus = {startedAt: 1_770_000_000_123_456_789n, databaseState: 3, publicKey: 'one'};

/** A vigil over an agent that says what the test lets it say. */
function createRig(reason: ProblemReason = 'wrongPassword') {
	const clock = createManualClock();
	const waker = createInterruptibleSleep(clock);
	const controller = new AbortController();
	const told: ProblemReason[] = [];
	const looks: number[] = [];
	const world = {status: usual as AgentStatus | ProblemReason, isOtherPassword: false, refreshes: 0};
	const {problem} = new AgentError({reason});
	let isOver = false;
	const vigil = async () => {
		await awaitPasswordChange(problem, {
			client: {
				async ping() {
					throw new TypeError('nobody asks');
				},
				async readStatus() {
					looks.push(clock.monotonic());
					if (typeof world.status === 'string') {
						throw new AgentError({reason: world.status});
					}

					return world.status;
				},
			},
			problemOf,
			signal: controller.signal,
			clock: {...clock, sleep: waker.sleep},
			random: createSeededRandom(),
			intervalMs: 2000,
			pauseMs,
			refreshes: () => world.refreshes,
			hasOtherPassword: async () => world.isOtherPassword,
			onProblem({reason: next}) {
				told.push(next);
			},
		});
		isOver = true;
	};

	return {clock, waker, controller, world, told, looks, vigil: vigil(), isOver: () => isOver};
}

test('nothing changes: it ends with its pause, and the agent is looked at less and less often', async () => {
	const {clock, vigil, looks, isOver, told} = createRig();
	await clock.advance(pauseMs - 1);
	assert.ok(!isOver());
	assert.ok(looks.length > 9, `${looks.length} looks`);
	assert.ok(looks.length < 40, `${looks.length} looks`);
	await clock.advance(1);
	await vigil;
	assert.deepEqual(told, []);
});

const changes: ReadonlyArray<readonly [what: string, status: AgentStatus]> = [
	['was started anew', {...usual, startedAt: 1_770_000_000_123_456_790n}],
	['has another key', {...usual, publicKey: 'two'}],
	['has a database in another state', {...usual, databaseState: 2}],
];

for (const [what, status] of changes) {
	test(`it ends when the agent ${what}`, async () => {
		const {clock, vigil, world, isOver} = createRig();
		await clock.advance(minuteMs);
		assert.ok(!isOver());
		world.status = status;
		await clock.advance(minuteMs / 2);
		await vigil;
	});
}

test('it ends soon when there is another password', async () => {
	const {clock, vigil, world, isOver} = createRig();
	await clock.advance(minuteMs);
	assert.ok(!isOver());
	world.isOtherPassword = true;
	await clock.advance(2000);
	await vigil;
});

test('it ends at once when the reader says so, or the program ends', async () => {
	const {vigil, clock, waker, world} = createRig();
	await clock.advance(minuteMs);
	world.refreshes = 1;
	waker.wake();
	await vigil;
	const other = createRig();
	await other.clock.advance(minuteMs);
	other.controller.abort();
	await other.vigil;
	assert.equal(other.clock.sleepers(), 0);
});

test('a database that goes down is told, and is a change', async () => {
	const {clock, vigil, world, told} = createRig();
	await clock.advance(minuteMs);
	world.status = {...usual, databaseState: 0};
	await clock.advance(minuteMs / 2);
	await vigil;
	assert.deepEqual(told, ['passwordUnchecked']);
});

test('a database that has come back before the first look is a change too', async () => {
	const {clock, vigil, looks} = createRig('passwordUnchecked');
	await clock.advance(0);
	await vigil;
	assert.equal(looks.length, 1);
});

test('a database that is down changes nothing about the agent’s own password', async () => {
	const {clock, controller, vigil, world, told} = createRig('wrongAgentPassword');
	world.status = {...usual, databaseState: 0};
	await clock.advance(minuteMs);
	assert.deepEqual(told, []);
	controller.abort();
	await vigil;
});

test('an agent that goes away and is back is told, and its password is still refused', async () => {
	const {clock, controller, vigil, world, told, isOver} = createRig();
	await clock.advance(minuteMs);
	world.status = 'refused';
	await clock.advance(minuteMs / 2);
	world.status = usual;
	await clock.advance(minuteMs / 2);
	assert.ok(!isOver());
	assert.deepEqual(told, ['refused', 'wrongPassword']);
	controller.abort();
	await vigil;
});

test('a status that does not come is not told, and not asked for soon again: it holds a connection', async () => {
	const {clock, controller, vigil, world, looks, told} = createRig();
	await clock.advance(0);
	world.status = 'timeout';
	await clock.advance(minuteMs);
	const before = looks.length;
	await clock.advance(minuteMs * 2);
	assert.ok(looks.length - before <= 4, `${looks.length - before} looks`);
	assert.deepEqual(told, []);
	controller.abort();
	await vigil;
});
