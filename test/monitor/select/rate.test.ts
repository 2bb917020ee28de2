import assert from 'node:assert/strict';
import test from 'node:test';
import {unknownRate} from '../../../source/domain/progress/progress-rate.js';
import type {WatchedRestore} from '../../../source/domain/restore/watched-restore.js';
import {rateOfRestore, sourceOf} from '../../../source/monitor/select/rate.js';
import type {WatchedCluster} from '../../../source/monitor/state.js';
import {address, failedWith, fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';

function progress(second: number, finishedBytes: number): Step {
	const {jobId, restoreTenantId} = reading();
	const row = {jobId, restoreTenantId, status: 'RESTORING', data: {finishedBytes, totalBytes: 100_000}, log: {}};
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

const counted = reading({data: {percent: 40}});
const success = reading({status: 'SUCCESS', finishedAt: 1});

const sources: ReadonlyArray<readonly [title: string, steps: readonly Step[], source: 'agent' | 'sql' | undefined]> = [
	['nobody before anything was read', [], undefined],
	['nobody while the agent counts nothing', [readAt(0, reading())], undefined],
	['the agent where it counts', [readAt(0, counted)], 'agent'],
	['SQL where the agent counts nothing', [readAt(0, reading()), progress(1, 5)], 'sql'],
	['SQL where both do', [readAt(0, counted), progress(1, 5)], 'sql'],
	[
		'SQL still after it has failedWith, where the agent counts nothing',
		[readAt(0, reading()), progress(1, 5), sqlFails(2)],
		'sql',
	],
	['the agent after SQL has failed', [readAt(0, counted), progress(1, 5), sqlFails(2)], 'agent'],
	[
		'nobody once it has ended, as the agent does not count either',
		[readAt(0, reading()), progress(1, 5), readAt(2, success)],
		undefined,
	],
];

for (const [title, steps, source] of sources) {
	test(`figures are those of ${title}`, () => {
		assert.equal(sourceOf(after(steps).restore), source);
	});
}

/** 100 bytes a second for 100 seconds, over SQL and as the agent counts. */
const seconds = Array.from({length: 11}, (_, index) => index * 10);
const overSql = [readAt(0, reading()), ...seconds.map((second) => progress(second, second * 100))];
const byAgent = seconds.map((second) =>
	readAt(second, reading({data: {finishedBytes: second * 100, totalBytes: 100_000}})),
);

function rateAfter(steps: readonly Step[]) {
	const {state, cluster, restore} = after(steps);
	return rateOfRestore(state, cluster, restore);
}

const rates: ReadonlyArray<readonly [title: string, steps: readonly Step[], isKnown: boolean]> = [
	['before anything was read', [], false],
	['while nothing is counted', [readAt(0, reading()), readAt(10, reading())], false],
	['while SQL counts', overSql, true],
	['while the agent counts', byAgent, true],
	['while SQL fails', [...overSql, sqlFails(101)], false],
	['while SQL fails, where the agent counts itself', [...byAgent, sqlFails(101)], true],
	['while the agent does not answer', [...byAgent, agentFails(101)], false],
	['while the agent does not answer, though SQL does', [...overSql, agentFails(101)], false],
];

for (const [title, steps, isKnown] of rates) {
	test(`the rate is ${isKnown ? 'known' : 'unknown'} ${title}`, () => {
		const rate = rateAfter(steps);
		assert.equal(Math.round(rate.bytesPerSecond ?? 0), isKnown ? 100 : 0);
		assert.ok(isKnown || rate.bytesPerSecond === undefined);
		assert.equal(rate.eta === undefined, !isKnown);
	});
}

test('a restore that has ended has its average alone, also while the agent does not answer', () => {
	const ended = [...byAgent, readAt(110, reading({status: 'SUCCESS', finishedAt: 1, data: {finishedBytes: 10_000}}))];
	for (const steps of [ended, [...ended, agentFails(120)]]) {
		assert.deepEqual(rateAfter(steps), {...unknownRate, averageBytesPerSecond: 100});
	}
});
