import assert from 'node:assert/strict';
import test from 'node:test';
import {mergeProgress} from '../../source/domain/merge-progress.js';
import type {ProgressRow} from '../../source/domain/restore-reading.js';
import {reading, startedAt} from '../helpers/facts.js';

/** A progress row of the tenant itself, for the job of `reading()`. */
function row(facts: Partial<ProgressRow> = {}): ProgressRow {
	const {jobId, restoreTenantId} = reading();
	return {jobId, restoreTenantId, status: 'RESTORING', data: {}, log: {}, ...facts};
}

test('figures of SQL fill what the agent leaves unknown', () => {
	const merged = mergeProgress(
		reading({log: {restoreScn: 9n}}),
		row({data: {percent: 12.5}, log: {recoverScn: 4n}}),
		true,
	);
	assert.deepEqual(merged.data, {percent: 12.5});
	assert.deepEqual(merged.log, {restoreScn: 9n, recoverScn: 4n});
});

test('where both have a figure SQL wins while it is fresh, and the agent when it is not', () => {
	const ofAgent = reading({data: {percent: 10, totalTablets: 7}});
	const ofSql = row({data: {percent: 20, totalBytes: 5}});
	assert.deepEqual(mergeProgress(ofAgent, ofSql, true).data, {percent: 20, totalTablets: 7, totalBytes: 5});
	assert.deepEqual(mergeProgress(ofAgent, ofSql, false).data, {percent: 10, totalTablets: 7, totalBytes: 5});
});

test('the figures of another job change nothing', () => {
	const ofAgent = reading();
	assert.equal(mergeProgress(ofAgent, row({jobId: 99, data: {percent: 1}}), true), ofAgent);
	assert.equal(mergeProgress(ofAgent, row({restoreTenantId: 99, data: {percent: 1}}), true), ofAgent);
	assert.equal(mergeProgress(ofAgent, undefined, true), ofAgent);
});

test('the end of a restore is taken from the agent', () => {
	const ended = reading({status: 'SUCCESS', finishedAt: startedAt});
	assert.equal(mergeProgress(ended, row({data: {percent: 1}}), true), ended);
});

const statuses = [
	['WAIT_TENANT_RESTORE_FINISH', 'RESTORING', 'RESTORING'],
	['WAIT_TENANT_RESTORE_FINISH', 'POST_CHECK', 'POST_CHECK'],
	['WAIT_TENANT_RESTORE_FINISH', 'UPGRADE', 'UPGRADE'],
	['WAIT_TENANT_RESTORE_FINISH', 'RESTORE_SUCCESS', 'RESTORE_SUCCESS'],
	['WAIT_TENANT_RESTORE_FINISH', 'SUCCESS', undefined],
	['WAIT_TENANT_RESTORE_FINISH', 'NEW_STEP', undefined],
	['CREATE_TENANT', 'RESTORING', undefined],
	['RESTORE_SUCCESS', 'UPGRADE', undefined],
	['RESTORE_FAIL', 'RESTORING', undefined],
] as const;

for (const [ofAgent, ofTenant, finerStatus] of statuses) {
	test(`beside ${ofAgent} the tenant’s ${ofTenant} is ${finerStatus === undefined ? 'not ' : ''}the finer status`, () => {
		const merged = mergeProgress(reading({status: ofAgent}), row({status: ofTenant}), true);
		assert.deepEqual([merged.status, merged.sqlStatus, merged.finerStatus], [ofAgent, ofTenant, finerStatus]);
	});
}

test('a row without a status has none', () => {
	assert.equal(mergeProgress(reading(), row({status: ''}), true).sqlStatus, undefined);
});

const hour = 3_600_000;

test('the start is that of SQL: the agent writes another zone behind it', () => {
	const merged = mergeProgress(reading({startedAt: startedAt + 8 * hour}), row({startedAt}), true);
	assert.equal(merged.startedAt, startedAt);
});

test('the end is corrected by as many quarters of an hour as the start', () => {
	const labelled = {startedAt: startedAt + 8 * hour + 350, finishedAt: startedAt + 9 * hour};
	const merged = mergeProgress(reading({...labelled, status: 'SUCCESS'}), row({startedAt}), false);
	assert.deepEqual([merged.startedAt, merged.finishedAt], [startedAt, startedAt + hour]);
});
