import assert from 'node:assert/strict';
import test from 'node:test';
import {addProgress, loseProgress, observe} from '../../source/domain/restore/observe.js';
import {createWatchedRestore} from '../../source/domain/restore/watched-restore.js';
import {isReadOverSql} from '../../source/polling/read-over-sql.js';
import {reading} from '../helpers/facts.js';

const moment = {at: 0, monotonicMs: 5000};
const row = {jobId: 4, restoreTenantId: 1012, status: 'RESTORING', data: {percent: 5}, log: {}};
const ofAgent = observe(createWatchedRestore('rt2'), reading(), moment);
const overSql = addProgress(ofAgent, row, moment);

test('a restore is read over SQL while SQL reports it, for ten seconds after each reading of the agent', () => {
	assert.deepEqual(
		[5000, 14_999, 15_000].map((nowMs) => isReadOverSql(overSql, nowMs)),
		[true, true, false],
	);
});

test('without SQL, or once SQL has lost it, it is the agent’s to read', () => {
	assert.equal(isReadOverSql(ofAgent, 5000), false);
	assert.equal(isReadOverSql(loseProgress(overSql), 5000), false);
	assert.equal(isReadOverSql(createWatchedRestore('rt2'), 5000), false);
});
