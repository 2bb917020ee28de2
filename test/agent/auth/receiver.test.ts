import assert from 'node:assert/strict';
import test from 'node:test';
import {createAgentClock} from '../../../source/agent/agent-clock.js';
import {AgentError} from '../../../source/agent/agent-error.js';
import type {RawAnswer} from '../../../source/agent/answers/envelope.js';
import {createReceiver} from '../../../source/agent/auth/receiver.js';

const at = Date.parse('2026-05-09T10:00:00Z');

function answer(status: number, content: object): RawAnswer {
	const envelope = {successful: status === 200, timestamp: '2026-05-09T10:00:00Z', traceId: 'aa', status, ...content};
	return {status, contentType: 'application/json', body: JSON.stringify(envelope)};
}

function createRig() {
	const clock = createAgentClock(() => 0);
	let doubts = 0;
	const receiver = createReceiver({
		clock,
		onUncertain() {
			doubts += 1;
		},
	});
	return {...receiver, clock, doubts: () => doubts};
}

const good = answer(200, {data: 7});
const page: RawAnswer = {status: 502, contentType: 'text/html', body: '<h1>'};
const refusal = (errorCode: string) => answer(400, {error: {errCode: errorCode, message: 'no'}});

test('an answer gives its data and sets the clock', async () => {
	const {receive, clock, isReachable, doubts} = createRig();
	assert.ok(isReachable());
	const {data} = await receive(Promise.resolve(good));
	assert.equal(data, 7);
	assert.equal(clock.now(), at);
	assert.equal(doubts(), 0);
});

test('an answer without a time leaves the clock', async () => {
	const {receive, clock} = createRig();
	await receive(Promise.resolve(answer(200, {timestamp: undefined})));
	assert.equal(clock.now(), undefined);
});

type Case = readonly [title: string, coming: () => Promise<RawAnswer>, isReachable: boolean, doubts: number];

const failures: readonly Case[] = [
	['a refusal', async () => refusal('OB.Tenant.NotExist'), true, 0],
	['a refusal of an agent that is in no cluster', async () => refusal('Agent.Identify.NotSupportOperation'), true, 1],
	['a page of something else', async () => page, false, 1],
	[
		'an error of the network',
		async () => {
			throw new AgentError({reason: 'refused'});
		},
		false,
		1,
	],
];

for (const [title, coming, isReachable, doubts] of failures) {
	test(`after ${title} the agent is ${isReachable ? '' : 'not '}reachable and ${doubts === 0 ? 'the same' : 'may be another'}`, async () => {
		const rig = createRig();
		await assert.rejects(rig.receive(coming()), AgentError);
		assert.equal(rig.isReachable(), isReachable);
		assert.equal(rig.doubts(), doubts);
		await rig.receive(Promise.resolve(good));
		assert.ok(rig.isReachable());
	});
}

test('the reason of an abort says nothing about the agent', async () => {
	const {receive, isReachable, doubts} = createRig();
	const reason = new Error('left');
	await assert.rejects(receive(Promise.reject(reason)), (error) => error === reason);
	assert.ok(isReachable());
	assert.equal(doubts(), 0);
});
