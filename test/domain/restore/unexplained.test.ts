import assert from 'node:assert/strict';
import test from 'node:test';
import {nextJob} from '../../../source/domain/restore-job.js';
import {endWait, giveUpReason, isReasonAwaited, nextUnexplained} from '../../../source/domain/restore/unexplained.js';
import {reading, startedAt} from '../../helpers/facts.js';

const failing = nextJob(undefined, reading({status: 'RESTORE_FAIL'}));
const waiting = {unexplained: {sinceMs: 5000, isReported: false}};
const reported = {unexplained: {sinceMs: 5000, isReported: true}};

test('a failure without a reason waits from its first reading on', () => {
	assert.deepEqual(nextUnexplained(undefined, failing, {monotonicMs: 5000}), waiting);
	assert.equal(nextUnexplained(waiting.unexplained, failing, {monotonicMs: 9000}).unexplained, waiting.unexplained);
});

test('nothing else waits', () => {
	const others = [reading(), reading({status: 'RESTORE_SUCCESS'}), reading({status: 'FAIL', finishedAt: startedAt})];
	for (const other of others) {
		assert.deepEqual(nextUnexplained(waiting.unexplained, nextJob(undefined, other), {monotonicMs: 9000}), {});
	}
});

test('a reason is awaited until the failure is reported without it', () => {
	assert.deepEqual(
		[{}, waiting, reported].map((restore) => isReasonAwaited(restore)),
		[false, true, false],
	);
});

test('it is waited for a minute', () => {
	assert.equal(endWait(waiting, 64_999), waiting);
	assert.deepEqual(endWait(waiting, 65_000), reported);
	assert.equal(endWait(reported, 99_000), reported);
	const other = {};
	assert.equal(endWait(other, 99_000), other);
});

test('it may be given up before', () => {
	assert.deepEqual(giveUpReason(waiting), reported);
	const other = {};
	assert.equal(giveUpReason(other), other);
});
