import assert from 'node:assert/strict';
import test from 'node:test';
import {compareUrgency, urgencyOf} from '../../../source/monitor/select/urgency.js';
import {failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';

function rankAfter(...steps: readonly Step[]): number {
	const restore = fold(steps).clusters[0]?.restores[0] ?? assert.fail('nothing is watched');
	return urgencyOf(restore).rank;
}

test('a failure and a tenant that was dropped come before what is odd, then what runs, then what is over', () => {
	const failed = rankAfter(readAt(0, reading({status: 'FAIL', finishedAt: startedAt, comment: 'x'})));
	const dropped = rankAfter(
		readAt(0, reading()),
		[2, failedWith(problem('tenantAbsent'))],
		[4, failedWith(problem('tenantAbsent'))],
	);
	const never = rankAfter([0, failedWith(problem('neverRestored'))]);
	const running = rankAfter(readAt(0, reading()));
	const unread = rankAfter();
	const over = rankAfter(readAt(0, reading({status: 'SUCCESS', finishedAt: startedAt})));
	assert.equal(failed, dropped);
	assert.equal(running, unread);
	assert.deepEqual(
		[over, running, never, failed].toSorted((one, other) => one - other),
		[failed, never, running, over],
	);
});

test('of two with the same rank the one that ends first comes first', () => {
	const [soon, late] = [
		{rank: 3, endMs: 10},
		{rank: 3, endMs: 20},
	] as const;
	assert.ok(compareUrgency(soon, late) < 0);
	assert.ok(compareUrgency({...soon, rank: 4}, late) > 0);
	assert.equal(compareUrgency({rank: 5, endMs: undefined}, {rank: 5, endMs: undefined}), 0);
});
