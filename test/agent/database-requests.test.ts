import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {AgentError} from '../../source/agent/agent-error.js';
import {createDatabaseRequests} from '../../source/agent/database-requests.js';

/** Requests to an agent that a test answers for, and limits that it lets pass. */
function createRig() {
	const state = {nowMs: 0, isLookingUp: false, isLost: false};
	const limits: AbortController[] = [];
	const sent: Array<PromiseWithResolvers<string> & {readonly name: string; readonly signal: AbortSignal}> = [];
	const stop = new AbortController();
	const requests = createDatabaseRequests({
		deadline() {
			const limit = new AbortController();
			limits.push(limit);
			return limit.signal;
		},
		monotonic: () => state.nowMs,
		isLookingUp: () => state.isLookingUp,
		closeLost: () => state.isLost,
	});

	const lateAnswers: string[] = [];

	async function ask(name: string, isAside = false): Promise<string> {
		return requests.request(
			async (signal) => {
				const answer = Promise.withResolvers<string>();
				signal.addEventListener('abort', () => {
					answer.reject(new Error('aborted'));
				});
				sent.push({...answer, name, signal});
				return answer.promise;
			},
			{
				signal: stop.signal,
				longestMs: 10_000,
				isAside,
				onLate(answer) {
					lateAnswers.push(answer);
				},
			},
		);
	}

	return {
		...requests,
		state,
		stop,
		ask,
		sent,
		lateAnswers,
		names: () => sent.map(({name}) => name),
		/** The time for the newest request passes. */
		expire() {
			limits.at(-1)?.abort();
		},
	};
}

const isTimeout = (error: unknown) => error instanceof AgentError && error.problem.reason === 'timeout';

test('requests are sent one at a time, also when they come together', async () => {
	const {ask, sent, names} = createRig();
	const answers = Promise.all([ask('one'), ask('two', true), ask('three')]);
	for (const name of ['one', 'two', 'three']) {
		// eslint-disable-next-line no-await-in-loop -- one after another
		await nextTurn();
		assert.equal(names().at(-1), name);
		sent.at(-1)?.resolve(name);
	}

	assert.deepEqual(await answers, ['one', 'two', 'three']);
});

test('a late one is kept and holds up all others, until its answer comes', async () => {
	const {ask, sent, names, expire, isHeld, released, stop, lateAnswers} = createRig();
	const [first, waiting] = [ask('one'), ask('waiting')];
	await nextTurn();
	assert.ok(!isHeld());
	expire();
	await assert.rejects(first, isTimeout);
	await assert.rejects(waiting, isTimeout);
	assert.ok(isHeld());
	assert.ok(!sent[0]?.signal.aborted);
	await assert.rejects(ask('two'), isTimeout);
	const freed = released(stop.signal);
	sent[0]?.resolve('late');
	await freed;
	assert.deepEqual(lateAnswers, ['late']);
	assert.ok(!isHeld());
	const third = ask('three');
	await nextTurn();
	sent.at(-1)?.resolve('in time');
	assert.equal(await third, 'in time');
	assert.deepEqual(names(), ['one', 'three']);
});

test('one whose connection is closed ends, and one that is given up', async () => {
	const {ask, sent, expire, isHeld, released, drop, stop} = createRig();
	for (const end of [() => sent.at(-1)?.reject(new AgentError({reason: 'reset'})), drop]) {
		const asking = ask('one');
		// eslint-disable-next-line no-await-in-loop -- one after another
		await nextTurn();
		expire();
		// eslint-disable-next-line no-await-in-loop -- as above
		await assert.rejects(asking, isTimeout);
		assert.ok(isHeld());
		end();
		// eslint-disable-next-line no-await-in-loop -- as above
		await released(stop.signal);
		// eslint-disable-next-line no-await-in-loop -- as above
		await nextTurn();
		assert.ok(!isHeld());
	}

	assert.ok(sent.at(-1)?.signal.aborted);
});

test('while the name service is silent nothing was sent, and nothing is kept', async () => {
	const {ask, sent, state, expire, isHeld} = createRig();
	const asking = ask('one');
	await nextTurn();
	state.isLookingUp = true;
	expire();
	await assert.rejects(asking, (error) => error instanceof AgentError && error.problem.reason === 'nameServiceSilent');
	assert.ok(sent[0]?.signal.aborted);
	await nextTurn();
	assert.ok(!isHeld());
});

test('one whose connection was lost on the way is not kept: the agent may be well', async () => {
	const {ask, state, expire, isHeld} = createRig();
	const asking = ask('one');
	await nextTurn();
	state.isLost = true;
	expire();
	await assert.rejects(asking, (error) => error instanceof AgentError && error.problem.reason === 'connectionLost');
	await nextTurn();
	assert.ok(!isHeld());
});

test('a late one beside the overviews holds them up for a minute, and its own kind until it ends', async () => {
	const {ask, sent, names, state, expire, isHeld} = createRig();
	const asking = ask('info', true);
	await nextTurn();
	expire();
	await assert.rejects(asking, isTimeout);
	state.nowMs = 59_999;
	assert.ok(isHeld());
	state.nowMs = 60_000;
	assert.ok(!isHeld());
	const overview = ask('overview');
	await nextTurn();
	sent.at(-1)?.resolve('read');
	assert.equal(await overview, 'read');
	await assert.rejects(ask('info', true), isTimeout);
	sent[0]?.resolve('at last');
	await nextTurn();
	const again = ask('info', true);
	await nextTurn();
	sent.at(-1)?.resolve('in time');
	assert.equal(await again, 'in time');
	assert.deepEqual(names(), ['info', 'overview', 'info']);
});

test('at the end of the program a request is aborted', async () => {
	const {ask, sent, stop} = createRig();
	const asking = ask('one');
	await nextTurn();
	stop.abort();
	await assert.rejects(asking, /aborted/v);
	assert.ok(sent[0]?.signal.aborted);
});
