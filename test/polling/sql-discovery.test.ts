import assert from 'node:assert/strict';
import test from 'node:test';
import type {FactBody} from '../../source/monitor/fact.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {findCluster} from '../../source/monitor/state.js';
import {isSettledOverSql, sqlDiscoveryOf} from '../../source/polling/sql-discovery.js';
import {address, createState, factAt, failedWith, problem, reading, restoreRead} from '../helpers/facts.js';

function clusterAfter(facts: readonly FactBody[], globs: readonly string[]) {
	const names = globs.length === 0 ? ['rt2'] : [];
	let state = createState(
		[{address, tenants: names, hasSql: true, ...(globs.length === 0 ? {} : {discovery: {globs, sinceMs: 5000}})}],
		{at: 0, monotonicMs: 0},
		2000,
	);
	for (const [second, fact] of facts.entries()) {
		state = reduce(state, factAt(second, fact));
	}

	return findCluster(state, address);
}

const list = (jobIds: readonly number[]): FactBody => ({
	type: 'restoresDiscovered',
	cluster: address,
	source: 'sql',
	restores: jobIds.map((jobId) => ({tenant: `t${jobId}`, reading: reading({jobId})})),
	hasAllRunning: true,
	hasEnded: true,
});

test('all restores are listed where they are discovered, and those that ran whenever they ended', () => {
	assert.deepEqual(sqlDiscoveryOf(clusterAfter([], ['*'])), {sinceMs: 5000, jobIds: []});
	assert.deepEqual(sqlDiscoveryOf(clusterAfter([list([4, 7])], ['*'])), {sinceMs: 5000, jobIds: [4, 7]});
});

test('for named restores nothing is listed, unless the agent cannot say how they ended', () => {
	const running = restoreRead(reading());
	const discoveryAfter = (...facts: readonly FactBody[]) => sqlDiscoveryOf(clusterAfter(facts, []));
	assert.equal(discoveryAfter(), undefined);
	assert.equal(discoveryAfter(running), undefined);
	assert.deepEqual(discoveryAfter(running, failedWith(problem('tenantAbsent'))), {sinceMs: 0, jobIds: [4]});
	assert.deepEqual(discoveryAfter(running, failedWith(problem('refused'))), {sinceMs: 0, jobIds: [4]});
	assert.equal(sqlDiscoveryOf(undefined), undefined);
});

test('a list is settled once it came over SQL and has every restore that runs', () => {
	assert.equal(isSettledOverSql(clusterAfter([], ['*'])), false);
	assert.equal(isSettledOverSql(clusterAfter([list([4])], ['*'])), true);
	assert.equal(isSettledOverSql(clusterAfter([list([4]), list([])], ['*'])), false);
	assert.equal(isSettledOverSql(undefined), false);
});
