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

/** A restore whose counters were read over SQL every ten seconds. */
function watched(counters: (step: number) => Counters, steps: number): WatchedRestore {
	const at = (ms: number) => ({at: startedAt + ms, monotonicMs: ms});
	let restore = observe(createWatchedRestore('rt2'), reading({log: {restoreScn: target}}), at(0));
	for (let step = 0; step <= steps; step++) {
		restore = addProgress(restore, row(counters(step)), at(step * 10 * second));
	}

	return restore;
}

function rateNow({job, counters, countedMs}: WatchedRestore) {
	if (job === undefined || countedMs === undefined) {
		assert.fail('nothing was counted');
	}

	return progressRateOf({job, counters, countedMs}, countedMs);
}

test('bytes that move steadily have a rate, an average and an end', () => {
	const rate = rateNow(watched((step) => ({bytes: 1000 + step * 500}), 20));
	assert.equal(Math.round(rate.bytesPerSecond ?? 0), 50);
	assert.equal(Math.round(rate.averageBytesPerSecond ?? 0), 50);
	// 89,000 bytes are left.
	assert.equal(Math.round((rate.eta?.ms ?? 0) / second), 1780);
	assert.equal(rate.isSlow, false);
	assert.equal(rate.stall, undefined);
});

test('where bytes stay at 0 the tablets give the ETA, but no bytes a second', () => {
	const rate = rateNow(watched((step) => ({bytes: 0, tablets: 10 + step * 10}), 20));
	assert.equal(rate.bytesPerSecond, undefined);
	assert.equal(Math.round((rate.eta?.ms ?? 0) / second), 790);
});

test('the log speed is log time per real time', () => {
	const rate = rateNow(watched((step) => ({lagSeconds: 10_000 - step * 60}), 20));
	assert.equal(Math.round(rate.logSpeed ?? 0), 6);
});

test('the ETA is that of the longest track', () => {
	const rate = rateNow(watched((step) => ({bytes: 1000 + step * 500, lagSeconds: 40_000 - step * 20}), 20));
	assert.ok((rate.eta?.ms ?? 0) > 15_000 * second);
});

test('a track that has not moved yet is listed, and does not hide the ETA of the other', () => {
	const rate = rateNow(watched((step) => ({bytes: 1000 + step * 500, lagSeconds: 10_000}), 20));
	assert.equal(Math.round((rate.eta?.ms ?? 0) / second), 1780);
	assert.deepEqual(rate.unmoved, ['log']);
});

test('a track that stalls hides the ETA: it may take longest', () => {
	const counters = (step: number) => ({bytes: 1000 + Math.min(step, 10) * 500, lagSeconds: 10_000 - step * 20});
	assert.equal(rateNow(watched(counters, 40)).eta, undefined);
});

test('tracks that have not moved yet have no ETA', () => {
	const rate = rateNow(watched(() => ({bytes: 1000, lagSeconds: 10_000}), 20));
	assert.equal(rate.eta, undefined);
	assert.deepEqual(rate.unmoved, ['data', 'log']);
});

test('a restore without movement for long is stalled, and has no ETA', () => {
	const rate = rateNow(watched((step) => ({bytes: 1000 + Math.min(step, 10) * 500}), 40));
	assert.equal(rate.stall?.track, 'data');
	assert.equal(rate.stall?.sinceMs, 300 * second);
	assert.equal(rate.eta, undefined);
});

test('a restore of which one track moves is not stalled', () => {
	const counters = (step: number) => ({bytes: 1000 + Math.min(step, 10) * 500, lagSeconds: 10_000 - step * 20});
	assert.equal(rateNow(watched(counters, 40)).stall, undefined);
});

test('a track that is held at 99 % is not in the ETA', () => {
	const rate = rateNow(watched((step) => ({bytes: Math.min(99_000, 90_000 + step * 1000)}), 60));
	assert.equal(rate.stall, undefined);
	assert.equal(rate.eta, undefined);
});

test('another job begins without earlier observations', () => {
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
