import assert from 'node:assert/strict';
import test from 'node:test';
import {createAgentClock} from '../../source/agent/agent-clock.js';

test("the agent's time is unknown at first, and then advances with the monotonic clock", () => {
	let monotonicMs = 100;
	const clock = createAgentClock(() => monotonicMs);
	assert.equal(clock.now(), undefined);
	clock.learn(5000);
	assert.equal(clock.now(), 5000);
	monotonicMs += 250;
	assert.equal(clock.now(), 5250);
	clock.learn(1000);
	monotonicMs += 1;
	assert.equal(clock.now(), 1001);
});

test('1970 is a time', () => {
	const clock = createAgentClock(() => 0);
	clock.learn(0);
	assert.equal(clock.now(), 0);
});
