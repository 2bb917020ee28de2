import assert from 'node:assert/strict';
import test from 'node:test';
import {progressRateOf} from '../../../source/domain/progress/progress-rate.js';
import type {ProgressRow} from '../../../source/domain/restore-reading.js';
import {addProgress, loseProgress, observe} from '../../../source/domain/restore/observe.js';
import {createWatchedRestore, type WatchedRestore} from '../../../source/domain/restore/watched-restore.js';
import {reading, startedAt} from '../../helpers/facts.js';

const second = 1000;
const target = BigInt(startedAt) * 1_000_000n;

type Counters = {readonly bytes?: number; readonly tablets?: number; readonly lagSeconds?: number};

function row({bytes, tablets, lagSeconds}: Counters): ProgressRow {
	const {jobId, restoreTenantId} = reading();
	return {
		jobId,
		restoreTenantId,
		status: 'RESTORING',
		data: {
			...(bytes === undefined ? {} : {finishedBytes: bytes, totalBytes: 100_000}),
			...(tablets === undefined ? {} : {finishedTablets: tablets, totalTablets: 1000}),
		},
		log: lagSeconds === undefined ? {} : {recoverScn: target - BigInt(lagSeconds) * 1_000_000_000n, restoreScn: target},
	};
}

/** A restore whose counters SQL has told each ten seconds. */
function watched(counters: (step: number) => Counters, steps: number): WatchedRestore {
	const at = (ms: number) => ({at: startedAt + ms, monotonicMs: ms});
	let restore = observe(createWatchedRestore('rt2'), reading(), at(0));
	for (let step = 0; step <= steps; step++) {
		restore = addProgress(restore, row(counters(step)), at(step * 10 * second));
	}

	return restore;
}

function paceNow({job, counters, countedMs}: WatchedRestore) {
	if (job === undefined || countedMs === undefined) {
		assert.fail('nothing was counted');
	}

	return progressRateOf({job, counters, countedMs}, countedMs);
}

test('bytes that move steadily have a rate, an average and an end', () => {
	const rate = paceNow(watched((step) => ({bytes: 1000 + step * 500}), 20));
	assert.equal(Math.round(rate.bytesPerSecond ?? 0), 50);
	assert.equal(Math.round(rate.averageBytesPerSecond ?? 0), 50);
	// 89,000 bytes are left.
	assert.equal(Math.round((rate.eta?.ms ?? 0) / second), 1780);
	assert.equal(rate.isSlow, false);
	assert.equal(rate.stall, undefined);
});

test('where bytes stand at 0 the tablets tell the end, but no bytes a second', () => {
	const rate = paceNow(watched((step) => ({bytes: 0, tablets: 10 + step * 10}), 20));
	assert.equal(rate.bytesPerSecond, undefined);
	assert.equal(Math.round((rate.eta?.ms ?? 0) / second), 790);
});

test('the log is replayed so many times as fast as it was written', () => {
	const rate = paceNow(watched((step) => ({lagSeconds: 10_000 - step * 60}), 20));
	assert.equal(Math.round(rate.logSpeed ?? 0), 6);
});

test('the end of all is that of the longest track', () => {
	const rate = paceNow(watched((step) => ({bytes: 1000 + step * 500, lagSeconds: 40_000 - step * 20}), 20));
	assert.ok((rate.eta?.ms ?? 0) > 15_000 * second);
});

test('a track that has yet to move is told, and does not hide the end of the one that moves', () => {
	const rate = paceNow(watched((step) => ({bytes: 1000 + step * 500, lagSeconds: 10_000}), 20));
	assert.equal(Math.round((rate.eta?.ms ?? 0) / second), 1780);
	assert.deepEqual(rate.unmoved, ['log']);
});

test('a track that stands after it has moved hides the end: it may take longest', () => {
	const counters = (step: number) => ({bytes: 1000 + Math.min(step, 10) * 500, lagSeconds: 10_000 - step * 20});
	assert.equal(paceNow(watched(counters, 40)).eta, undefined);
});

test('tracks that have yet to move have no end', () => {
	const rate = paceNow(watched(() => ({bytes: 1000, lagSeconds: 10_000}), 20));
	assert.equal(rate.eta, undefined);
	assert.deepEqual(rate.unmoved, ['data', 'log']);
});

test('nothing moves for long: it is stalled, and there is no end', () => {
	const rate = paceNow(watched((step) => ({bytes: 1000 + Math.min(step, 10) * 500}), 40));
	assert.equal(rate.stall?.track, 'data');
	assert.equal(rate.stall?.sinceMs, 300 * second);
	assert.equal(rate.eta, undefined);
});

test('as long as one of two tracks moves it is not stalled', () => {
	const counters = (step: number) => ({bytes: 1000 + Math.min(step, 10) * 500, lagSeconds: 10_000 - step * 20});
	assert.equal(paceNow(watched(counters, 40)).stall, undefined);
});

test('a track that is held at 99 % is not waited for', () => {
	const rate = paceNow(watched((step) => ({bytes: Math.min(99_000, 90_000 + step * 1000)}), 60));
	assert.equal(rate.stall, undefined);
	assert.equal(rate.eta, undefined);
});

test('another job begins without a past', () => {
	const before = watched((step) => ({bytes: 1000 + step * 500}), 20);
	const next = observe(before, reading({jobId: 99}), {at: startedAt, monotonicMs: 300 * second});
	assert.equal(next.countedMs, undefined);
	assert.equal(next.progress, undefined);
	assert.equal(next.counters.bytes.segment, undefined);
});

test('figures that are lost stay, but are no longer fresh', () => {
	const lost = loseProgress(watched((step) => ({bytes: 1000 + step}), 1));
	assert.equal(lost.progress?.isFresh, false);
	assert.equal(lost.job?.data.finishedBytes, 1001);
});
