import assert from 'node:assert/strict';
import test from 'node:test';
import {observe} from '../../source/domain/restore/observe.js';
import {createWatchedRestore} from '../../source/domain/restore/watched-restore.js';
import {createLookups, isMissing} from '../../source/polling/lookups.js';
import {reading} from '../helpers/facts.js';

const moment = {at: 0, monotonicMs: 0};
const restoreOf = (jobId: number, facts = {}) =>
	observe(createWatchedRestore('rt2'), reading({jobId, ...facts}), moment);

test('a running restore is missing from a list without its job, and an ended one never', () => {
	const ended = restoreOf(4, {status: 'SUCCESS', finishedAt: 1});
	assert.equal(isMissing(restoreOf(4), []), true);
	assert.equal(isMissing(restoreOf(4, {status: 'RESTORE_FAIL'}), []), true);
	assert.equal(isMissing(restoreOf(4), [{tenant: 'rt2', reading: reading({jobId: 4})}]), false);
	assert.equal(isMissing(restoreOf(4), [{tenant: 'rt2', reading: reading({jobId: 5})}]), true);
	assert.equal(isMissing(ended, []), false);
	assert.equal(isMissing(createWatchedRestore('rt2'), []), false);
});

test('each job is looked up three times in a row, and again after it was there', () => {
	const {due} = createLookups();
	const counts = [1, 2, 3, 4].map(() => due([restoreOf(4)]).length);
	assert.deepEqual(counts, [1, 1, 1, 0]);
	assert.equal(due([restoreOf(4), restoreOf(5)]).length, 1);
	due([]);
	assert.equal(due([restoreOf(4)]).length, 1);
});
