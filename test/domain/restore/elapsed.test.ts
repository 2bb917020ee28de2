import assert from 'node:assert/strict';
import test from 'node:test';
import {elapsedOf} from '../../../source/domain/restore/elapsed.js';
import {nextJob} from '../../../source/domain/restore-job.js';
import {reading, startedAt} from '../../helpers/facts.js';

const running = nextJob(undefined, reading({startedAt}));
const sample = {at: startedAt + 9_000_000, monotonicMs: 1000, agentTime: startedAt + 60_000};

test('elapsed time goes by the agent’s clock, and on from its last answer by ours', () => {
	assert.deepEqual(elapsedOf({job: running, sample}, 6000), {ms: 65_000, isDoubtful: false});
});

test('it does not go back before the last answer', () => {
	assert.equal(elapsedOf({job: running, sample}, 0)?.ms, 60_000);
});

test('without the agent’s clock ours counts', () => {
	assert.equal(elapsedOf({job: running, sample: {at: startedAt + 5000, monotonicMs: 0}}, 0)?.ms, 5000);
});

test('for an ended restore it is the time from start to end', () => {
	const job = nextJob(undefined, reading({startedAt, finishedAt: startedAt + 3000, status: 'SUCCESS'}));
	assert.deepEqual(elapsedOf({job, sample}, 999_999), {ms: 3000, isDoubtful: false});
});

test('a start in the agent’s future is doubtful', () => {
	const job = nextJob(undefined, reading({startedAt: startedAt + 3_600_000}));
	assert.deepEqual(elapsedOf({job, sample}, 1000), {ms: 0, isDoubtful: true});
});

test('it is unknown without a start, a job or an answer', () => {
	const {startedAt: _, ...row} = reading();
	assert.equal(elapsedOf({job: nextJob(undefined, row), sample}, 0), undefined);
	assert.equal(elapsedOf({sample}, 0), undefined);
	assert.equal(elapsedOf({job: running}, 0), undefined);
});
