import assert from 'node:assert/strict';
import test from 'node:test';
import {priorDurationOf, type FinishedRestore} from '../../../source/domain/progress/prior-duration.js';

const minute = 60_000;
const start = Date.parse('2026-11-23T22:36:32.086+08:00');
const job = {sourceCluster: 'obc', sourceTenant: 'shop', jobId: 9};

function restore(changes: Partial<FinishedRestore> & {readonly minutes?: number} = {}): FinishedRestore {
	const {minutes = 41, startedAt = start, ...others} = changes;
	return {
		jobId: 3,
		sourceCluster: 'obc',
		sourceTenant: 'shop',
		startedAt,
		finishedAt: startedAt + minutes * minute,
		outcome: 'succeeded',
		...others,
	};
}

function lasting(...minutes: readonly number[]): readonly FinishedRestore[] {
	return minutes.map((length, index) => restore({jobId: index + 1, minutes: length}));
}

test('one earlier restore of the same source gives its duration and its end', () => {
	assert.deepEqual(priorDurationOf([restore()], job), {seconds: 41 * 60, at: start + 41 * minute});
});

test('of several the last one counts, not a duration that no restore took', () => {
	const times = [
		restore({jobId: 1, minutes: 4}),
		restore({jobId: 3, startedAt: start + 90 * minute, minutes: 20}),
		restore({jobId: 2, startedAt: start + 60 * minute, minutes: 8}),
	];
	assert.deepEqual(priorDurationOf(times, job), {seconds: 20 * 60, at: start + 110 * minute});
});

test('the end is that of the newest, wherever it is in the list', () => {
	const newest = restore({jobId: 5, startedAt: start + 90 * minute, minutes: 10});
	const expected = start + 100 * minute;
	assert.equal(priorDurationOf([newest, ...lasting(20, 30)], job)?.at, expected);
	assert.equal(priorDurationOf([...lasting(20, 30), newest], job)?.at, expected);
});

const strangers: ReadonlyArray<readonly [title: string, changes: Partial<FinishedRestore>]> = [
	['that failed', {outcome: 'failed'}],
	['of another tenant', {sourceTenant: 'orders'}],
	['of the same tenant of another cluster', {sourceCluster: 'ob-test'}],
	['of a tenant whose name differs in case', {sourceTenant: 'Shop'}],
	['of an unnamed source', {sourceCluster: '', sourceTenant: ''}],
	['that is the job itself', {jobId: 9}],
];

for (const [title, changes] of strangers) {
	test(`a restore ${title} is not counted`, () => {
		const stranger = restore({startedAt: start + 500 * minute, minutes: 300, ...changes});
		assert.equal(priorDurationOf([stranger], job), undefined);
		const others = lasting(20, 30);
		assert.deepEqual(priorDurationOf([stranger, ...others], job), {seconds: 30 * 60, at: start + 30 * minute});
	});
}

for (const unnamed of [{sourceCluster: ''}, {sourceTenant: ''}]) {
	test(`a job with ${JSON.stringify(unnamed)} has no earlier restores, not even others without that name`, () => {
		assert.equal(priorDurationOf([restore(unnamed)], {...job, ...unnamed}), undefined);
	});
}

test('no restores have no last time', () => {
	assert.equal(priorDurationOf([], job), undefined);
});
