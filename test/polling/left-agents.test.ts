import assert from 'node:assert/strict';
import test from 'node:test';
import {createLeftAgents} from '../../source/polling/left-agents.js';

test('an agent that was left is not polled again for a while, which doubles each time', () => {
	let nowMs = 0;
	const lately = createLeftAgents<string>(() => nowMs);
	const pauses = [15, 30, 60, 120, 240, 480, 900, 900].map((seconds) => seconds * 1000);
	for (const pauseMs of pauses) {
		lately.leave('one');
		nowMs += pauseMs - 1;
		assert.equal(lately.isLeft('one'), true);
		nowMs += 1;
		assert.equal(lately.isLeft('one'), false);
	}
});

test('others are not meant, and once an agent has answered nothing is', () => {
	const lately = createLeftAgents<string>(() => 0);
	lately.leave('one');
	assert.deepEqual([lately.isLeft('one'), lately.isLeft('other')], [true, false]);
	lately.forget();
	assert.equal(lately.isLeft('one'), false);
});
