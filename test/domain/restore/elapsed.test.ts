import assert from 'node:assert/strict';
import test from 'node:test';
import {elapsedOf, startOf} from '../../../source/domain/restore/elapsed.js';
import {nextJob} from '../../../source/domain/restore-job.js';
import {reading, startedAt} from '../../helpers/facts.js';

const running = nextJob(undefined, reading({startedAt}));
/** An answer a minute after the start by the agent's clock; ours differs by hours. */
const sample = {at: startedAt + 9_000_000, monotonicMs: 1000, agentTime: startedAt + 60_000};
const hour = 3_600_000;

test('the start goes by the agent’s clock', () => {
	assert.equal(startOf(running, sample, undefined), -59_000);
});

test('without the agent’s clock ours counts', () => {
	assert.equal(startOf(running, {at: startedAt + 5000, monotonicMs: 0}, undefined), -5000);
});

test('answers that were longer on the way do not move the start on', () => {
	const late = {...sample, monotonicMs: 4000, agentTime: sample.agentTime + 1000};
	assert.equal(startOf(running, late, -59_000), -59_000);
	assert.equal(startOf(running, sample, -57_000), -59_000);
});

test('a corrected clock or a corrected start does', () => {
	assert.equal(startOf(running, {...sample, agentTime: sample.agentTime + hour}, -59_000), -59_000 - hour);
	assert.equal(startOf({startedAt: startedAt - hour}, sample, -59_000), -59_000 - hour);
});

const future: ReadonlyArray<readonly [title: string, aheadMs: number, startedMs: number | undefined]> = [
	['right now is known', 0, 1000],
	['a moment in the agent’s future is unknown', 1, undefined],
	['an hour in the agent’s future is unknown', hour, undefined],
	['a quarter of an hour in the agent’s future is unknown', 900_000, undefined],
];

for (const [title, aheadMs, startedMs] of future) {
	test(`a start ${title}`, () => {
		assert.equal(startOf({startedAt: sample.agentTime + aheadMs}, sample, undefined), startedMs);
	});
}

test('elapsed time grows on from the last answer by our clock, and does not go back before it', () => {
	assert.equal(elapsedOf({job: running, sample, startedMs: -59_000}, 6000), 65_000);
	assert.equal(elapsedOf({job: running, sample, startedMs: -59_000}, 0), 60_000);
});

test('for an ended restore it is the time from start to end, in whichever zone', () => {
	const times = {startedAt: startedAt + 8 * hour, finishedAt: startedAt + 8 * hour + 3000};
	const job = nextJob(undefined, reading({...times, status: 'SUCCESS'}));
	assert.equal(elapsedOf({job, sample}, 999_999), 3000);
});

test('an end before the start says nothing', () => {
	const job = nextJob(undefined, reading({startedAt, finishedAt: startedAt - hour, status: 'SUCCESS'}));
	assert.equal(elapsedOf({job, sample}, 0), undefined);
});

test('it is unknown without a start, a job or an answer', () => {
	const {startedAt: _, ...row} = reading();
	assert.equal(startOf(nextJob(undefined, row), sample, 7), undefined);
	assert.equal(elapsedOf({job: nextJob(undefined, row), sample}, 0), undefined);
	assert.equal(elapsedOf({sample}, 0), undefined);
	assert.equal(elapsedOf({job: running, startedMs: 0}, 0), undefined);
});
