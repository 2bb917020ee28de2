import assert from 'node:assert/strict';
import test from 'node:test';
import {isSameJob, nextJob} from '../../source/domain/restore-job.js';
import {reading, startedAt} from '../helpers/facts.js';

const running = reading({
	status: 'RESTORING',
	data: {percent: 24, finishedBytes: 8, totalBytes: 33, finishedTablets: 2, totalTablets: 9},
	log: {percent: 3},
});
const ended = {finishedAt: startedAt};

test('success is 100 %, though its finish counters are unknown', () => {
	const {data, log, outcome} = nextJob(
		undefined,
		reading({...ended, status: 'SUCCESS', data: {totalBytes: 18_622_071}}),
	);
	assert.equal(outcome, 'succeeded');
	assert.deepEqual(data, {percent: 100, totalBytes: 18_622_071});
	assert.equal(log.percent, 100);
});

test('a failed restore keeps the figures last seen while it ran', () => {
	const failed = reading({
		...ended,
		status: 'FAIL',
		comment: 'CLOG : OB_X(-1)',
		data: {totalBytes: 33, finishedTablets: 9},
	});
	const {data, log, failure} = nextJob(nextJob(undefined, running), failed);
	assert.deepEqual(data, {percent: 24, finishedBytes: 8, totalBytes: 33, finishedTablets: 2});
	assert.equal(log.percent, 3);
	assert.equal(failure?.code, -1);
});

test('a failed restore that was never seen running has no percentage', () => {
	const {data, log} = nextJob(undefined, reading({...ended, status: 'FAIL'}));
	assert.equal(data.percent, undefined);
	assert.equal(log.percent, undefined);
});

test('two readings are of one job where the ids agree, and the point to restore to as far as it is known', () => {
	const known = reading({log: {restoreScn: 5n}});
	assert.ok(isSameJob(known, reading({log: {restoreScn: 5n}})));
	assert.ok(isSameJob(known, reading({log: {}})));
	assert.ok(!isSameJob(known, reading({log: {restoreScn: 6n}})));
	assert.ok(!isSameJob(known, reading({jobId: 5, log: {restoreScn: 5n}})));
	assert.ok(!isSameJob(known, reading({restoreTenantId: 5, log: {restoreScn: 5n}})));
});

test('another job takes over nothing', () => {
	const other = reading({...ended, jobId: 5, status: 'FAIL'});
	assert.equal(nextJob(nextJob(undefined, running), other).data.percent, undefined);
});

test('RESTORE_FAIL has failed for a reason that is not known yet', () => {
	const {phase, outcome, failure} = nextJob(undefined, reading({status: 'RESTORE_FAIL'}));
	assert.deepEqual([phase, outcome, failure], ['finishing', 'failed', undefined]);
});

const known = [
	['of RESTORE_FAIL with a comment', reading({status: 'RESTORE_FAIL', comment: 'OB_TIMEOUT(-4012)'}), -4012],
	['of the history', reading({...ended, status: 'FAIL', comment: 'OB_TIMEOUT(-4012)'}), -4012],
	['of a failure without an end', reading({status: 'FAILED'}), undefined],
	['of the history without a comment', reading({...ended, status: 'FAIL'}), undefined],
] as const;

for (const [name, row, code] of known) {
	test(`the reason ${name} is as known as it gets`, () => {
		const {failure} = nextJob(undefined, row);
		assert.equal(failure?.comment, row.comment);
		assert.equal(failure.code, code);
	});
}

test('a reason stays when the other row of the job has none', () => {
	const explained = nextJob(undefined, reading({...ended, status: 'FAIL', comment: 'OB_TIMEOUT(-4012)'}));
	const {failure} = nextJob(explained, reading({...ended, status: 'FAIL'}));
	assert.equal(failure, explained.failure);
});

test('a running restore has no failure, whatever its comment', () => {
	assert.equal(nextJob(undefined, reading({comment: 'STORAGE : OB_X(-1)'})).failure, undefined);
});
