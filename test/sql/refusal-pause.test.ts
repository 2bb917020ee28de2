import assert from 'node:assert/strict';
import test from 'node:test';
import type {SqlProblem} from '../../source/domain/sql-problem.js';
import {createRefusalPause, type RefusalPause} from '../../source/sql/refusal-pause.js';

const denied: SqlProblem = {reason: 'noView', said: 'denied'};
const slow: SqlProblem = {reason: 'timeout', said: ''};

/** How many reads are left out before the next one. */
function countSkipped(pause: RefusalPause, problem: SqlProblem): number {
	let count = 0;
	for (let found = pause.skip(); found !== undefined; found = pause.skip()) {
		assert.equal(found, problem);
		count++;
	}

	return count;
}

test('nothing is left out before a failure', () => {
	assert.equal(createRefusalPause().skip(), undefined);
});

test('each failure in a row leaves out twice as many reads, up to a limit', () => {
	const pause = createRefusalPause();
	const counts = Array.from({length: 8}, () => {
		pause.fail(slow);
		return countSkipped(pause, slow);
	});
	assert.deepEqual(counts, [2, 4, 8, 16, 32, 64, 64, 64]);
	pause.succeed();
	pause.fail(slow);
	assert.equal(countSkipped(pause, slow), 2);
});

test('a view that may not be read is not asked for again soon, but over a new connection', () => {
	const pause = createRefusalPause();
	pause.fail(denied);
	assert.equal(countSkipped(pause, denied), 64);
	pause.fail(denied);
	pause.reconnect();
	assert.equal(pause.skip(), undefined);
});

test('a new connection does not make a slow view faster', () => {
	const pause = createRefusalPause();
	pause.fail(slow);
	pause.reconnect();
	assert.equal(countSkipped(pause, slow), 2);
});
