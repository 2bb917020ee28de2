import assert from 'node:assert/strict';
import test from 'node:test';
import {rebaseFact} from '../../source/monitor/fact.js';
import {address, factAt, startedAt} from '../helpers/facts.js';

test('a fact of another process gets our monotonic time, and keeps its wall clock and its durations', () => {
	const fact = factAt(5, {type: 'roundEnded', cluster: address, tookMs: 3, pauseMs: 2000});
	assert.deepEqual(rebaseFact(fact, -1500), {
		at: startedAt + 5000,
		monotonicMs: 3500,
		type: 'roundEnded',
		cluster: address,
		tookMs: 3,
		pauseMs: 2000,
	});
});
