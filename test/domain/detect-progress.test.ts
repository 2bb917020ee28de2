import assert from 'node:assert/strict';
import test from 'node:test';
import {detectProgress, endingOf} from '../../source/domain/detect-progress.js';
import type {Change} from '../../source/domain/event.js';
import {addProgress, loseProgress, observe} from '../../source/domain/restore/observe.js';
import {endWait} from '../../source/domain/restore/unexplained.js';
import {createWatchedRestore, type WatchedRestore} from '../../source/domain/restore/watched-restore.js';
import type {ProgressRow, RestoreReading} from '../../source/domain/restore-reading.js';
import {reading, startedAt} from '../helpers/facts.js';

function momentOf(second: number) {
	return {at: startedAt + second * 1000, monotonicMs: second * 1000};
}

/** A restore that the agent has described so, ten seconds after each other; its job began ten minutes before. */
function readBy(...readings: readonly RestoreReading[]): WatchedRestore {
	let restore = createWatchedRestore('rt2');
	for (const [index, each] of readings.entries()) {
		const moment = momentOf(index * 10);
		restore = observe(restore, each, {...moment, agentTime: moment.at});
	}

	return restore;
}

function rowOf(facts: Partial<ProgressRow>): ProgressRow {
	const {jobId, restoreTenantId} = reading();
	return {jobId, restoreTenantId, status: 'RESTORING', data: {}, log: {}, ...facts};
}

/** What changes with the last of two states of one job. */
function changesBetween(previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	return detectProgress(previous.job ?? assert.fail('it was not read'), previous, next);
}

/** What changes with the last of these answers of the agent. */
function changesOf(...readings: readonly RestoreReading[]): readonly Change[] {
	return changesBetween(readBy(...readings.slice(0, -1)), readBy(...readings));
}

const at = (data: RestoreReading['data'], log: RestoreReading['log'] = {}) => reading({status: 'RESTORING', data, log});
const finishedAt = startedAt + 10_000;
const success = reading({status: 'SUCCESS', finishedAt, data: {totalBytes: 2000, totalTablets: 7}});

test('the same answer again is no change', () => {
	assert.deepEqual(changesOf(at({percent: 30}), at({percent: 30})), []);
});

test('a step back of the status is a change of the phase like any other', () => {
	const [change] = changesOf(reading({status: 'UPGRADE_POST'}), at({}));
	assert.deepEqual([change?.type, change?.type === 'phaseChanged' && change.phase], ['phaseChanged', 'restoring']);
});

test('a quarter of the data comes with what is restored of it, one of the log alone', () => {
	const before = at({percent: 20, finishedBytes: 4, totalBytes: 20}, {percent: 40});
	const after = at({percent: 30, finishedBytes: 6, totalBytes: 20}, {percent: 55});
	assert.deepEqual(changesOf(before, after), [
		{type: 'milestone', track: 'data', percent: 25, finishedBytes: 6, totalBytes: 20},
		{type: 'milestone', track: 'log', percent: 50},
	]);
});

test('a quarter without byte counts has none', () => {
	assert.deepEqual(changesOf(at({percent: 20}), at({percent: 30})), [{type: 'milestone', track: 'data', percent: 25}]);
});

test('the finer status of SQL is no change, whether it comes, changes to another step or goes', () => {
	const alone = readBy(reading());
	const first = addProgress(alone, rowOf({}), momentOf(1));
	const quick = addProgress(first, rowOf({status: 'PHYSICAL_RESTORE_WAIT_QUICK_RESTORE_FINISH'}), momentOf(2));
	assert.deepEqual([first.job?.sqlStatus, quick.job?.status], ['RESTORING', 'WAIT_TENANT_RESTORE_FINISH']);
	for (const [previous, next] of [
		[alone, first],
		[first, quick],
		[quick, addProgress(quick, rowOf({}), momentOf(3))],
		[quick, loseProgress(quick)],
	] as const) {
		assert.deepEqual(changesBetween(previous, next), []);
	}
});

test('a change between statuses that no version documents is an event with both statuses', () => {
	const [change] = changesOf(reading({status: 'NEW_STEP'}), reading({status: 'NEWER_STEP'}));
	assert.deepEqual(change, {type: 'statusChanged', status: 'NEWER_STEP', previous: 'NEW_STEP'});
});

test('a success says how long it took, what was restored, how fast, and which phases it went through', () => {
	const [change] = changesOf(
		at({finishedBytes: 0, totalBytes: 2000}),
		at({finishedBytes: 1000, totalBytes: 2000}),
		at({finishedBytes: 2000, totalBytes: 2000}),
		success,
	);
	assert.strictEqual(change?.type, 'succeeded');
	const {elapsedMs, totalBytes, totalTablets, averageBytesPerSecond, phases} = change;
	assert.deepEqual([elapsedMs, totalBytes, totalTablets, averageBytesPerSecond], [610_000, 2000, 7, 100]);
	assert.deepEqual(
		phases.map(({phase}) => phase),
		['restoring'],
	);
});

test('what is not known of a success is absent, not 0', () => {
	const next = readBy(reading({status: 'SUCCESS', finishedAt}));
	const job = next.job ?? assert.fail('it was not read');
	assert.deepEqual(
		['totalBytes', 'averageBytesPerSecond'].filter((key) => Object.hasOwn(endingOf(job, next), key)),
		[],
	);
});

test('an end that nobody explains is an end by its status', () => {
	const next = readBy(reading({status: 'CANCELED', finishedAt}));
	const {failure, ...job} = next.job ?? assert.fail('it was not read');
	assert.deepEqual(endingOf(job, next), {type: 'ended', status: 'CANCELED'});
});

test('a failure is reported when its reason is read, once', () => {
	const failed = reading({status: 'RESTORE_FAIL'});
	const explained = reading({status: 'FAIL', finishedAt, comment: 'CLOG : OB_X(-4018)'});
	assert.deepEqual(changesOf(reading(), failed), []);
	const [change] = changesOf(failed, explained);
	assert.deepEqual([change?.type, change?.type === 'failed' && change.failure?.code], ['failed', -4018]);
	assert.deepEqual(changesOf(failed, explained, explained), []);
});

test('a failure that was reported without its reason is explained by it', () => {
	const reported = endWait(readBy(reading({status: 'RESTORE_FAIL'})), 60_000);
	const explained = reading({status: 'FAIL', finishedAt, comment: 'CLOG : OB_X(-4018)'});
	const [change] = changesBetween(reported, observe(reported, explained, momentOf(70)));
	assert.deepEqual([change?.type, change?.type === 'explained' && change.failure.code], ['explained', -4018]);
	const unexplained = {...explained, comment: ''};
	assert.deepEqual(changesBetween(reported, observe(reported, unexplained, momentOf(70))), []);
});
