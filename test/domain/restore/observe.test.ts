import assert from 'node:assert/strict';
import test from 'node:test';
import {addProgress, dropProgress, loseProgress, observe, refuse} from '../../../source/domain/restore/observe.js';
import {
	createWatchedRestore,
	outcomeOfRestore,
	type WatchedRestore,
} from '../../../source/domain/restore/watched-restore.js';
import type {ProgressRow, RestoreReading} from '../../../source/domain/restore-reading.js';
import {problem, reading, startedAt} from '../../helpers/facts.js';

const at = (second: number) => ({at: startedAt + second * 1000, monotonicMs: second * 1000});
const unread = createWatchedRestore('rt2');
const restoring = reading({status: 'RESTORING'});

function row(facts: Partial<ProgressRow> = {}): ProgressRow {
	const {jobId, restoreTenantId} = restoring;
	return {jobId, restoreTenantId, status: 'RESTORING', data: {percent: 40}, log: {}, ...facts};
}

function readOnce(answer: RestoreReading = restoring): WatchedRestore {
	return observe(unread, answer, at(0));
}

test('a reading becomes the job, with the time of the answer', () => {
	const restore = readOnce();
	assert.deepEqual([restore.tenant, restore.job?.jobId, restore.sample, restore.reading], ['rt2', 4, at(0), restoring]);
});

test('the same job keeps its phases and the row of SQL', () => {
	const next = observe(addProgress(readOnce(), row(), at(1)), restoring, at(2));
	assert.equal(next.phases.length, 1);
	assert.deepEqual(next.progress, {...row(), isFresh: true, readMs: 1000});
	assert.equal(next.job?.data.percent, 40);
});

const others: ReadonlyArray<readonly [name: string, answer: RestoreReading]> = [
	['another job', reading({jobId: 5, status: 'CREATE_TENANT'})],
	['a tenant that was created again under its name', reading({restoreTenantId: 9, status: 'CREATE_TENANT'})],
];

for (const [name, answer] of others) {
	test(`${name} keeps nothing of the one before`, () => {
		const next = observe(addProgress(readOnce(), row(), at(1)), answer, at(2));
		assert.equal(next.progress, undefined);
		assert.equal(next.countedMs, undefined);
		assert.deepEqual(
			next.phases.map(({phase, isOpenStart}) => [phase, isOpenStart]),
			[['creating', false]],
		);
	});
}

test('a reading removes a refusal', () => {
	const refused = refuse(readOnce(), problem('unreadableRow'));
	assert.equal(refused.problem?.reason, 'unreadableRow');
	assert.equal(observe(refused, restoring, at(2)).problem, undefined);
});

const ignored: ReadonlyArray<readonly [name: string, restore: WatchedRestore, row: ProgressRow]> = [
	['a job that the agent has not described', unread, row()],
	['another job', readOnce(), row({jobId: 5})],
	['another tenant of the same number', readOnce(), row({restoreTenantId: 9})],
	['another point to restore to', readOnce(), row({log: {restoreScn: 1n}})],
	['another name', readOnce(), row({tenantName: 'rt3'})],
	['a job that has ended', readOnce(reading({status: 'SUCCESS', finishedAt: startedAt})), row()],
];

for (const [name, restore, one] of ignored) {
	test(`a row of SQL changes nothing if it is of ${name}`, () => {
		assert.equal(addProgress(restore, one, at(1)), restore);
	});
}

test('while SQL fails its row stays, but the figures of the agent win', () => {
	const lost = loseProgress(addProgress(readOnce(), row(), at(1)));
	assert.equal(observe(lost, restoring, at(2)).job?.data.percent, 40);
	assert.equal(observe(lost, reading({status: 'RESTORING', data: {percent: 55}}), at(2)).job?.data.percent, 55);
	assert.equal(loseProgress(unread), unread);
});

test('a row that a later reading contradicts is dropped', () => {
	const unaimed = addProgress(readOnce(reading({log: {}})), row({log: {restoreScn: 1n}}), at(1));
	assert.equal(unaimed.job?.data.percent, 40);
	const aimed = observe(unaimed, reading({log: {restoreScn: 1n}}), at(2));
	assert.equal(aimed.job?.data.percent, 40);
	const contradicted = observe(unaimed, restoring, at(2));
	assert.deepEqual([contradicted.progress, contradicted.job?.data.percent], [undefined, undefined]);
});

test('figures of another cluster are dropped, and all that was derived from them', () => {
	let wrong = readOnce();
	for (const [second, percent] of [
		[1, 10],
		[100, 80],
	] as const) {
		wrong = addProgress(wrong, row({data: {percent, finishedBytes: percent, totalBytes: 100}}), at(second));
	}

	assert.deepEqual(dropProgress(wrong, at(101)), readOnce());
	assert.equal(dropProgress(unread, at(1)), unread);
});

/** The restore after `times` answers that refuse it. */
function refusedTimes(restore: WatchedRestore, reason: 'tenantAbsent' | 'neverRestored', times: number) {
	let next = restore;
	for (let count = 0; count < times; count++) {
		next = refuse(next, problem(reason));
	}

	return next;
}

const failing = readOnce(reading({status: 'RESTORE_FAIL'}));
const failed = readOnce(reading({status: 'FAIL', finishedAt: startedAt}));
const odd = readOnce(reading({status: 'ODD', finishedAt: startedAt}));

const refusals = [
	[unread, 'tenantAbsent', 1, 'waiting'],
	[unread, 'neverRestored', 1, 'none'],
	[readOnce(), 'tenantAbsent', 1, 'running'],
	[readOnce(), 'tenantAbsent', 2, 'dropped'],
	[readOnce(), 'neverRestored', 3, 'running'],
	[readOnce(), 'neverRestored', 4, 'none'],
	[failed, 'tenantAbsent', 2, 'failed'],
	[failed, 'neverRestored', 4, 'failed'],
	[failing, 'tenantAbsent', 2, 'failed'],
] as const;

for (const [restore, reason, times, outcome] of refusals) {
	const name = restore === unread ? 'never read' : `read as ${restore.job?.status}`;
	test(`a restore that was ${name} is ${outcome} after ${reason}, ${times} times`, () => {
		assert.equal(outcomeOfRestore(refusedTimes(restore, reason, times)), outcome);
	});
}

test('a reading between two refusals resets their count', () => {
	const again = observe(refusedTimes(readOnce(), 'tenantAbsent', 1), restoring, at(2));
	assert.equal(outcomeOfRestore(refusedTimes(again, 'tenantAbsent', 1)), 'running');
});

test('a tenant that is dropped after the end is gone, and stays so under any other refusal', () => {
	for (const restore of [failed, failing, odd]) {
		const gone = refusedTimes(restore, 'tenantAbsent', 2);
		assert.deepEqual([gone.isGone, gone.isDropped], [true, false]);
		assert.equal(refuse(gone, problem('neverRestored')).isGone, true);
		assert.equal(observe(gone, reading({jobId: 5}), at(9)).isGone, false);
	}

	assert.equal(refusedTimes(failed, 'tenantAbsent', 1).isGone, false);
});

test('a tenant that was dropped while its restore ran stays dropped', () => {
	const dropped = refuse(refusedTimes(readOnce(), 'tenantAbsent', 2), problem('neverRestored'));
	assert.equal(outcomeOfRestore(dropped), 'dropped');
});

test('a failure waits for its reason from the first reading without it', () => {
	const again = observe(failing, reading({status: 'RESTORE_FAIL'}), at(30));
	assert.deepEqual(again.unexplained, {sinceMs: 0, isReported: false});
	assert.equal(readOnce().unexplained, undefined);
});

test('with the reason the wait is over', () => {
	const explained = observe(failing, reading({status: 'FAIL', finishedAt: startedAt}), at(30));
	assert.equal(explained.unexplained, undefined);
});

test('a restore that its agent no longer has gets no reason any more', () => {
	assert.equal(refusedTimes(failing, 'tenantAbsent', 1).unexplained?.isReported, false);
	assert.equal(refusedTimes(failing, 'tenantAbsent', 2).unexplained?.isReported, true);
	assert.equal(refusedTimes(failing, 'neverRestored', 4).unexplained?.isReported, true);
});

test('an answer of the agent does not count the row of SQL again, also where it has figures of its own', () => {
	const own = reading({status: 'RESTORING', data: {finishedBytes: 1, totalBytes: 9}});
	const bytes = {finishedBytes: 5, totalBytes: 9};
	const seen = addProgress(observe(unread, own, at(0)), row({data: bytes}), at(1));
	const later = observe(seen, own, at(400));
	assert.deepEqual([seen.countedMs, later.countedMs, later.job?.data.finishedBytes], [1000, 1000, 5]);
	assert.equal(observe(loseProgress(seen), own, at(400)).countedMs, 400_000);
});

test('the end of a job does not change with the row of the history that is read', () => {
	const ended = {status: 'SUCCESS', finishedAt: 9000};
	const first = observe(unread, reading(ended), {at: 0, monotonicMs: 0});
	const other = observe(first, reading({...ended, finishedAt: 19_000}), {at: 5, monotonicMs: 5});
	assert.equal(other.job?.finishedAt, 9000);
	const next = observe(other, reading({...ended, jobId: 9, finishedAt: 30_000}), {at: 9, monotonicMs: 9});
	assert.equal(next.job?.finishedAt, 30_000);
});
