import assert from 'node:assert/strict';
import test from 'node:test';
import {isBusy, isSqlBusy} from '../../source/polling/is-busy.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {findCluster} from '../../source/monitor/state.js';
import {address, createState, factAt, failedWith, problem, reading, restoreRead} from '../helpers/facts.js';

type Watch = {readonly names?: readonly string[]; readonly globs?: readonly string[]};

function clusterAfter(facts: readonly FactBody[], {names = [], globs = ['*']}: Watch = {}) {
	let state = createState(
		[{address, tenants: names, hasSql: true, ...(globs.length === 0 ? {} : {discovery: {globs, sinceMs: 1000}})}],
		{at: 0, monotonicMs: 0},
		2000,
	);
	for (const [second, fact] of facts.entries()) {
		state = reduce(state, factAt(second, fact));
	}

	return findCluster(state, address);
}

const ended = reading({status: 'SUCCESS', finishedAt: 1e12});
const sqlOn: FactBody = {type: 'progressRead', cluster: address, rows: [], tookMs: 1};
const listed = (source: 'sql' | 'tasks', rows: ReadonlyArray<ReturnType<typeof reading>>): FactBody => ({
	type: 'restoresDiscovered',
	cluster: address,
	source,
	restores: rows.map((row) => ({tenant: 'rt2', reading: row})),
	hasAllRunning: true,
	hasEnded: true,
	agentTime: 1e12,
});

const named: Watch = {names: ['rt2'], globs: []};

const cases: ReadonlyArray<
	readonly [title: string, facts: readonly FactBody[], busy: readonly [agent: boolean, sql: boolean], watch?: Watch]
> = [
	['before the first list', [], [true, true]],
	['while nothing runs', [listed('tasks', [ended]), sqlOn], [false, false]],
	['while a restore runs', [listed('tasks', [reading()]), sqlOn], [true, true]],
	['while SQL lists what runs', [sqlOn, listed('sql', [reading()])], [false, true]],
	['while SQL has failed', [listed('tasks', [ended])], [false, true]],
	['while a named tenant is waited for', [sqlOn, failedWith(problem('tenantAbsent'))], [true, true], named],
	['while a named restore runs', [sqlOn, restoreRead(reading())], [true, true], named],
	['after a named restore has ended', [sqlOn, restoreRead(ended)], [false, false], named],
];

for (const [title, facts, [agent, sql], watch] of cases) {
	test(`${title} the agent is polled ${agent ? 'at the interval' : 'slowly'}, and SQL ${sql ? 'at the interval' : 'slowly'}`, () => {
		const cluster = clusterAfter(facts, watch);
		assert.deepEqual([isBusy(cluster), isSqlBusy(cluster)], [agent, sql]);
	});
}

test('a cluster that is not watched any more is not polled', () => {
	assert.deepEqual([isBusy(undefined), isSqlBusy(undefined)], [false, false]);
});
