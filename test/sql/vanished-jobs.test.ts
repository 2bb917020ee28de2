import assert from 'node:assert/strict';
import test from 'node:test';
import {createVanishedJobs} from '../../source/sql/vanished-jobs.js';

const none: ReadonlySet<number> = new Set();

test('a job that ran is looked for until it is found', () => {
	const jobs = createVanishedJobs();
	jobs.settle(new Set([4, 5]), none);
	assert.deepEqual(jobs.missing(new Set([5])), new Set([4]));
	jobs.settle(new Set([5]), none);
	assert.deepEqual(jobs.missing(new Set([5])), new Set([4]));
	jobs.settle(new Set([5]), new Set([4]));
	assert.deepEqual(jobs.missing(new Set([5])), none);
});

test('a job that no history has is given up', () => {
	const jobs = createVanishedJobs();
	jobs.settle(new Set([4]), none);
	let reads = 0;
	for (; jobs.missing(none).size > 0; reads++) {
		jobs.settle(none, none);
	}

	assert.equal(reads, 5);
});

test('a history that cannot be read does not count, and only so many jobs are remembered', () => {
	const jobs = createVanishedJobs();
	jobs.settle(new Set([4]), none);
	for (let read = 0; read < 1000; read++) {
		jobs.settle(new Set([read + 10]), undefined);
	}

	assert.equal(jobs.missing(none).size, 201);
	assert.ok(jobs.missing(none).has(1008));
});
