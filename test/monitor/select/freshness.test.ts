import assert from 'node:assert/strict';
import test from 'node:test';
import {freshnessOf} from '../../../source/monitor/select/freshness.js';
import {address, failedWith, fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';

const agentFails: Step = [10, failedWith(problem('refused'))];
const sqlFails: Step = [10, {type: 'sqlFailed', cluster: address, problem: {reason: 'timeout', said: ''}}];
const bare = readAt(0, reading());
const counted = readAt(0, reading({data: {percent: 40}}));
const ended = (second: number): Step =>
	readAt(second, reading({status: 'SUCCESS', finishedAt: 1, data: {totalBytes: 5}}));
const absent = (second: number): Step => [second, failedWith(problem('tenantAbsent'))];
const unreadable: Step = [10, failedWith(problem('unreadableRow', {code: 'rejected'}))];

/** Progress over SQL; without rows where the job is no longer there. */
function progress(second: number, hasRow = true): Step {
	const {jobId, restoreTenantId} = reading();
	const row = {jobId, restoreTenantId, status: 'RESTORING', data: {percent: 41}, log: {}};
	return [second, {type: 'progressRead', cluster: address, rows: hasRow ? [row] : [], tookMs: 5}];
}

/** What of a restore is old at second 60: its state, its figures; their source, and their age in seconds. */
type Row = readonly [
	title: string,
	steps: readonly Step[],
	old: 'nothing' | 'state' | 'figures' | 'both',
	source: 'agent' | 'sql' | undefined,
	age: number | undefined,
];

const rows: readonly Row[] = [
	['nothing was read yet', [], 'nothing', undefined, undefined],
	['the agent never answered', [agentFails], 'state', undefined, undefined],
	['the tenant does not exist yet', [absent(10)], 'nothing', undefined, undefined],
	['the agent reports no figures', [bare], 'nothing', undefined, undefined],
	['the agent reports figures', [counted], 'nothing', 'agent', 60],
	['SQL reports figures', [bare, progress(20)], 'nothing', 'sql', 40],
	['both report figures', [counted, progress(20)], 'nothing', 'sql', 40],
	['the agent is lost', [counted, agentFails], 'both', 'agent', 60],
	['the agent is lost that reported no figures', [bare, agentFails], 'state', undefined, undefined],
	['the agent is lost, and SQL goes on', [bare, progress(5), agentFails, progress(20)], 'nothing', 'sql', 40],
	['the row of this tenant is refused, and SQL goes on', [bare, unreadable, progress(20)], 'nothing', 'sql', 40],
	['the row of this tenant is refused', [counted, unreadable], 'both', 'agent', 60],
	[
		'the agent is lost, and SQL has no row any more',
		[bare, progress(5), agentFails, progress(20, false)],
		'both',
		'sql',
		55,
	],
	['SQL has no row any more', [bare, progress(5), progress(20, false)], 'nothing', 'sql', 55],
	['SQL is lost', [bare, progress(5), sqlFails], 'figures', 'sql', 55],
	['SQL is lost, where the agent reports figures', [counted, progress(5), sqlFails], 'nothing', 'agent', 60],
	['both are lost', [bare, progress(5), sqlFails, agentFails], 'both', 'sql', 55],
	['it has ended, and the agent is lost', [ended(5), agentFails], 'nothing', 'agent', 55],
	['its tenant was dropped', [counted, absent(10), absent(12), agentFails], 'nothing', 'agent', 60],
];

for (const [title, steps, old, source, age] of rows) {
	test(`${old === 'nothing' ? 'nothing is' : `${old} old`} where ${title}`, () => {
		const state = fold([...steps, [60, {type: 'ticked'}]]);
		const [cluster] = state.clusters;
		const [restore] = cluster?.restores ?? [];
		assert.ok(cluster);
		assert.ok(restore);
		const found = freshnessOf(cluster, restore, state.now);
		assert.equal(found.isStale, old === 'state' || old === 'both');
		assert.equal(found.areFiguresStale, old === 'figures' || old === 'both');
		assert.equal(found.source, source);
		assert.equal(found.figuresAgeMs, age === undefined ? undefined : age * 1000);
	});
}

const readUntil: ReadonlyArray<readonly [title: string, steps: readonly Step[], second: number]> = [
	['now while the agent answers', [counted], 60],
	['now while SQL goes on', [bare, progress(5), agentFails, progress(20)], 60],
	['the last answer of the agent', [counted, agentFails], 0],
	['the last row of SQL, where that is newer', [bare, progress(20), agentFails, [30, sqlFails[1]]], 20],
];

for (const [title, steps, second] of readUntil) {
	test(`a restore is read until ${title}`, () => {
		const state = fold([...steps, [60, {type: 'ticked'}]]);
		const [cluster] = state.clusters;
		const [restore] = cluster?.restores ?? [];
		assert.ok(cluster);
		assert.ok(restore);
		assert.equal(freshnessOf(cluster, restore, state.now).readUntilMs, second * 1000);
	});
}
