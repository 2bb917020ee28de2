import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProgressRow} from '../../../source/domain/restore-reading.js';
import {readProgress, readRestore, refuseRestore} from '../../../source/monitor/reduce/readings.js';
import type {State} from '../../../source/monitor/state.js';
import {address, failedWith, fold, problem, readAt, reading, startedAt} from '../../helpers/facts.js';

const restoring = reading({status: 'RESTORING'});
const key = {cluster: address, tenant: 'rt2'};
const lost = fold([[0, failedWith(problem('refused'))]], ['rt2', 'rt3']);

function restoresOf(state: State) {
	return state.clusters.flatMap(({restores}) => restores);
}

test('a reading is kept with its time and that of the agent, and its agent does answer', () => {
	const state = readRestore(lost, {type: 'restoreRead', key, reading: restoring, agentTime: 5, tookMs: 1});
	const [first, second] = restoresOf(state);
	assert.deepEqual([first?.reading, first?.sample], [restoring, {at: startedAt, monotonicMs: 0, agentTime: 5}]);
	assert.equal(second?.reading, undefined);
	assert.equal(state.clusters[0]?.trouble, undefined);
});

test('a refusal is the restore’s own, and its agent does answer', () => {
	const state = refuseRestore(lost, {type: 'restoreRefused', key, problem: problem('tenantAbsent')});
	assert.deepEqual(
		restoresOf(state).map((restore) => restore.problem?.reason),
		['tenantAbsent', undefined],
	);
	assert.equal(state.clusters[0]?.trouble, undefined);
});

for (const [what, other] of [
	['a tenant', {cluster: address, tenant: 'rt9'}],
	['a cluster', {cluster: 'b:1', tenant: 'rt2'}],
] as const) {
	test(`what is read of ${what} that is not watched changes nothing, nor does a refusal`, () => {
		const absent = problem('tenantAbsent');
		assert.equal(readRestore(lost, {type: 'restoreRead', key: other, reading: restoring, tookMs: 1}), lost);
		assert.equal(refuseRestore(lost, {type: 'restoreRefused', key: other, problem: absent}), lost);
	});
}

const watched = fold([readAt(0, restoring), readAt(0, reading({jobId: 5}), 'rt3')], ['rt2', 'rt3']);

function row(percent: number, facts: Partial<ProgressRow> = {}): ProgressRow {
	return {jobId: 4, restoreTenantId: 1012, status: 'RESTORING', data: {percent}, log: {}, ...facts};
}

const rows: ReadonlyArray<readonly [title: string, rows: readonly ProgressRow[], percents: readonly unknown[]]> = [
	['each row belongs to the restore of its job', [row(30, {jobId: 5}), row(20)], [20, 30]],
	['of two rows of one job the first counts', [row(20), row(30)], [20, undefined]],
	['a row of another job changes nothing', [row(20, {jobId: 6})], [undefined, undefined]],
	['a row of another tenant changes nothing', [row(20, {restoreTenantId: 1})], [undefined, undefined]],
	['no rows change nothing', [], [undefined, undefined]],
];

for (const [title, given, percents] of rows) {
	test(`of the progress over SQL: ${title}`, () => {
		const state = readProgress(watched, {type: 'progressRead', cluster: address, rows: given, tookMs: 1});
		assert.deepEqual(
			restoresOf(state).map(({job}) => job?.data.percent),
			percents,
		);
		assert.equal(state.clusters[0]?.sql.type, 'on');
	});
}
