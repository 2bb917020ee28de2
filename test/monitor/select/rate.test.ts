import assert from 'node:assert/strict';
import test from 'node:test';
import {unknownRate} from '../../../source/domain/progress/progress-rate.js';
import type {WatchedRestore} from '../../../source/domain/restore/watched-restore.js';
import {freshnessOf} from '../../../source/monitor/select/freshness.js';
import {rateOfRestore} from '../../../source/monitor/select/rate.js';
import type {WatchedCluster} from '../../../source/monitor/state.js';
import {address, failedWith, fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';

const caughtUp = {recoverScn: 1_795_000_000_123_456_789n, restoreScn: 1_795_000_000_123_456_789n};

function progress(second: number, finishedBytes: number): Step {
	const {jobId, restoreTenantId} = reading();
	const row = {jobId, restoreTenantId, status: 'RESTORING', data: {finishedBytes, totalBytes: 100_000}, log: caughtUp};
	return [second, {type: 'progressRead', cluster: address, rows: [row], tookMs: 5}];
}

const sqlFails = (second: number): Step => [
	second,
	{type: 'sqlFailed', cluster: address, problem: {reason: 'timeout', said: ''}},
];
const agentFails = (second: number): Step => [second, failedWith(problem('refused'))];

/** The one restore of a story, and its cluster. */
function after(steps: readonly Step[]) {
	const state = fold(steps);
	const cluster: WatchedCluster = state.clusters[0] ?? assert.fail('nothing is watched');
	const restore: WatchedRestore = cluster.restores[0] ?? assert.fail('nothing is watched');
	return {state, cluster, restore};
}

/** 100 bytes a second for 100 seconds, over SQL and as the agent counts. */
const seconds = Array.from({length: 11}, (_, index) => index * 10);
const overSql = [readAt(0, reading()), ...seconds.map((second) => progress(second, second * 100))];
const byAgent = seconds.map((second) =>
	readAt(second, reading({data: {finishedBytes: second * 100, totalBytes: 100_000}, log: caughtUp})),
);

function rateAfter(steps: readonly Step[]) {
	const {state, cluster, restore} = after(steps);
	const {areFiguresStale} = freshnessOf(cluster, restore, state.now);
	return rateOfRestore(restore, {nowMs: state.now.monotonicMs, areFiguresStale});
}

const unknown: ReadonlyArray<readonly [title: string, steps: readonly Step[]]> = [
	['before anything was read', []],
	['while no progress is reported', [readAt(0, reading()), readAt(10, reading())]],
];

for (const [title, steps] of unknown) {
	test(`the rate is unknown ${title}`, () => {
		assert.deepEqual(rateAfter(steps), unknownRate);
	});
}

const tick = (second: number): Step => [second, {type: 'ticked'}];

const known: ReadonlyArray<readonly [title: string, steps: readonly Step[], secondsLeft: number]> = [
	['while SQL reports progress', [...overSql, tick(105)], 895],
	['while the agent reports progress', [...byAgent, tick(105)], 895],
	['while SQL fails, where the agent reports progress itself', [...byAgent, sqlFails(101), tick(105)], 895],
	['while the agent does not answer, though SQL does', [...overSql, agentFails(101), tick(105)], 895],
	['as it was last while SQL fails', [...overSql, sqlFails(101), tick(1000)], 900],
	['as it was last while the agent does not answer', [...byAgent, agentFails(101), tick(1000)], 900],
];

for (const [title, steps, secondsLeft] of known) {
	test(`the rate is known ${title}`, () => {
		const rate = rateAfter(steps);
		assert.equal(Math.round(rate.bytesPerSecond ?? 0), 100);
		assert.equal(Math.round((rate.eta?.ms ?? 0) / 1000), secondsLeft);
	});
}

test('a restore that has ended has its average alone, also while the agent does not answer', () => {
	const ended = [...byAgent, readAt(110, reading({status: 'SUCCESS', finishedAt: 1, data: {finishedBytes: 10_000}}))];
	for (const steps of [ended, [...ended, agentFails(120)]]) {
		assert.deepEqual(rateAfter(steps), {...unknownRate, averageBytesPerSecond: 100});
	}
});
