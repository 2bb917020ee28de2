import assert from 'node:assert/strict';
import test from 'node:test';
import {progressRateOf, unknownRate} from '../../../source/domain/progress/progress-rate.js';
import type {ProgressRow} from '../../../source/domain/restore-reading.js';
import {addProgress, loseProgress, observe} from '../../../source/domain/restore/observe.js';
import {createWatchedRestore, type WatchedRestore} from '../../../source/domain/restore/watched-restore.js';
import {reading, startedAt} from '../../helpers/facts.js';

const second = 1000;
const target = BigInt(startedAt) * 1_000_000n;

type Counters = {
	readonly bytes?: number;
	readonly tablets?: number;
	/** The server's own figure. */
	readonly percent?: number;
	/** By default the log is complete. */
	readonly lagSeconds?: number;
	readonly status?: string;
};

function row({bytes, tablets, percent, lagSeconds = 0, status = 'RESTORING'}: Counters): ProgressRow {
	const {jobId, restoreTenantId} = reading();
	return {
		jobId,
		restoreTenantId,
		status,
		data: {
			...(percent === undefined ? {} : {percent}),
			...(bytes === undefined ? {} : {finishedBytes: bytes, totalBytes: 100_000}),
			...(tablets === undefined ? {} : {finishedTablets: tablets, totalTablets: 1000}),
		},
		log: {recoverScn: target - BigInt(lagSeconds) * 1_000_000_000n, restoreScn: target},
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
	assert.equal(rate.standstill, undefined);
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

/** What is said of the time left where the log may take longer than the data, or the other way round. */
const lowerBounds: ReadonlyArray<readonly [title: string, counters: (step: number) => Counters, unmoved: string[]]> = [
	['the log has not moved yet', (step) => ({bytes: 1000 + step * 500, lagSeconds: 10_000}), ['log']],
	['the data has not moved yet', (step) => ({bytes: 0, percent: 0, lagSeconds: 20_000 - step * 100}), ['data']],
	['nothing is known of the data', (step) => ({lagSeconds: 20_000 - step * 100}), ['data']],
	[
		'bytes wait for the quick restore, whose tablets move',
		(step) => ({bytes: 0, percent: 0, tablets: 100 + step * 20, lagSeconds: 20_000 - step * 100}),
		['data'],
	],
	['the data has stalled', (step) => ({bytes: 1000 + Math.min(step, 10) * 500, lagSeconds: 20_000 - step * 100}), []],
];

for (const [title, counters, unmoved] of lowerBounds) {
	test(`where ${title}, the estimate of the other track is a lower bound`, () => {
		const rate = rateNow(watched(counters, 40));
		const known = title.startsWith('the log') ? 'data' : 'log';
		assert.equal(rate.eta, undefined);
		assert.deepEqual(Object.keys(rate.trackEtas), [known]);
		assert.equal(rate.leastMs, rate.trackEtas[known]?.ms);
		assert.ok((rate.leastMs ?? 0) > 1000 * second);
		assert.deepEqual(rate.unmoved, unmoved);
	});
}

test('a complete estimate is no lower bound', () => {
	const rate = rateNow(watched((step) => ({bytes: 1000 + step * 500, lagSeconds: 40_000 - step * 20}), 20));
	assert.equal(rate.leastMs, undefined);
	assert.deepEqual(Object.keys(rate.trackEtas), ['data', 'log']);
});

test('tracks that have not moved yet have no estimate at all', () => {
	const rate = rateNow(watched(() => ({bytes: 1000, lagSeconds: 10_000}), 10));
	assert.deepEqual([rate.eta, rate.leastMs, rate.trackEtas], [undefined, undefined, {}]);
	assert.deepEqual(rate.unmoved, ['data', 'log']);
});

test('a restore that has stalled has a rate of 0, and no estimate', () => {
	const rate = rateNow(watched((step) => ({bytes: 1000 + Math.min(step, 10) * 500}), 40));
	assert.equal(rate.standstill?.sinceMs, 300 * second);
	assert.equal(rate.bytesPerSecond, 0);
	assert.equal(Math.round(rate.bytesPerSecondBefore ?? 0), 50);
	assert.deepEqual([rate.eta, rate.leastMs], [undefined, undefined]);
});

test('a time below a second is no estimate', () => {
	const restore = watched((step) => ({bytes: 90_500 + step * 1000}), 9);
	const {job, countedMs = 0} = restore;
	assert.ok(job);
	const rate = progressRateOf({job, counters: restore.counters, countedMs}, countedMs + 8 * second);
	assert.deepEqual([rate.eta, rate.leastMs], [undefined, undefined]);
});

test('a log that has caught up has no speed, and data that is complete none either', () => {
	const caughtUp = rateNow(watched((step) => ({bytes: step * 500, lagSeconds: Math.max(0, 100 - step * 60)}), 20));
	assert.equal(caughtUp.logSpeed, undefined);
	assert.equal(Math.round(caughtUp.bytesPerSecond ?? 0), 50);
	const complete = rateNow(
		watched((step) => ({bytes: Math.min(100_000, step * 10_000), lagSeconds: 9000 - step * 60}), 20),
	);
	assert.equal(complete.bytesPerSecond, undefined);
	assert.equal(Math.round(complete.logSpeed ?? 0), 6);
});

test('while the tenant is upgraded nothing has a speed, whatever the counters did before', () => {
	const counters = (step: number) => ({bytes: step * 4000, ...(step > 18 ? {status: 'UPGRADE'} : {})});
	const {averageBytesPerSecond, ...rest} = rateNow(watched(counters, 20));
	const {averageBytesPerSecond: _, ...unknown} = unknownRate;
	assert.equal(Math.round(averageBytesPerSecond ?? 0), 400);
	assert.deepEqual(rest, unknown);
});

test('bytes that root service holds at 99 % are complete: no estimate, no speed, no standstill', () => {
	const rate = rateNow(watched((step) => ({bytes: Math.min(99_000, 90_000 + step * 1000)}), 60));
	assert.deepEqual(
		[rate.standstill, rate.eta, rate.leastMs, rate.bytesPerSecond],
		[undefined, undefined, undefined, undefined],
	);
});

test('data that moves on behind 99 % has an estimate', () => {
	const rate = rateNow(watched((step) => ({bytes: 99_100 + step * 10}), 20));
	assert.equal(Math.round((rate.eta?.ms ?? 0) / second), 700);
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
