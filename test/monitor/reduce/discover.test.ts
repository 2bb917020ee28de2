import assert from 'node:assert/strict';
import test from 'node:test';
import type {RestoreKey} from '../../../source/domain/cluster.js';
import {outcomeOfRestore} from '../../../source/domain/restore/watched-restore.js';
import type {ListedReading, RestoreReading} from '../../../source/domain/restore-reading.js';
import type {FactBody} from '../../../source/monitor/fact.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {selectArranged, selectRestores} from '../../../source/monitor/select/restores.js';
import type {State} from '../../../source/monitor/state.js';
import {address, createState, factAt, failedWith, problem, readAt, reading, startedAt} from '../../helpers/facts.js';

const hour = 3_600_000;
const day = 24 * hour;

type Discovered = Extract<FactBody, {readonly type: 'restoresDiscovered'}>;
type DiscoveryStep = readonly [second: number, body: FactBody];

/** A list of the cluster's restores, by default all of them, as OceanBase's views have them. */
function discovered(
	second: number,
	restores: readonly ListedReading[],
	facts: Partial<Discovered> = {},
): DiscoveryStep {
	return [
		second,
		{
			type: 'restoresDiscovered',
			cluster: address,
			source: 'sql',
			restores,
			hasAllRunning: true,
			hasEnded: true,
			agentTime: startedAt + second * 1000,
			...facts,
		},
	];
}

/** An entry of OceanBase's views, which have no object of the agent. */
function listed(tenant: string, jobId: number, facts: Partial<RestoreReading> = {}): ListedReading {
	const {overview, ...row} = reading({jobId, restoreTenantId: 1000 + jobId, ...facts});
	return {tenant, reading: row};
}

const ended = (status: string, agoMs: number, comment = '') => ({
	status,
	startedAt: startedAt - agoMs - hour,
	finishedAt: startedAt - agoMs,
	comment,
});

type Selection = {readonly names?: readonly string[]; readonly globs?: readonly string[]; readonly sinceMs?: number};

function watch(steps: readonly DiscoveryStep[], {names = [], globs = ['*'], sinceMs = day}: Selection = {}): State {
	let state = createState(
		[{address, tenants: names, hasSql: true, discovery: {globs, sinceMs}}],
		{at: startedAt, monotonicMs: 0},
		2000,
	);
	for (const [second, body] of steps) {
		state = reduce(state, factAt(second, body));
	}

	return state;
}

function rowsOf(state: State): ReadonlyArray<readonly [string, number | undefined, string]> {
	return selectRestores(state).map((view) => [view.tenant, view.key.jobId, view.outcome]);
}

function eventsOf({events}: State): ReadonlyArray<readonly [string | undefined, string]> {
	return events.map(({tenant, change}) => [tenant, change.type]);
}

test('running restores come first on the screen, then the ended ones, the newest first', () => {
	const state = watch([
		discovered(1, [
			listed('old', 3, ended('FAIL', 20 * hour)),
			listed('new', 9, ended('SUCCESS', hour)),
			listed('rt2', 5),
			listed('older', 2, ended('SUCCESS', 22 * hour)),
		]),
	]);
	assert.deepEqual(
		selectArranged(state).map(({tenant}) => tenant),
		['rt2', 'new', 'old', 'older'],
	);
	assert.deepEqual(
		rowsOf(state).map(([, jobId]) => jobId),
		[2, 3, 5, 9],
	);
	assert.deepEqual(eventsOf(state), [['rt2', 'firstSeen']]);
});

test('what ended before the time that is watched has no row, and with 0 only running ones have', () => {
	const entries = [
		listed('old', 3, ended('SUCCESS', 30 * hour)),
		listed('new', 4, ended('FAIL', hour)),
		listed('rt2', 5),
	];
	assert.deepEqual(
		rowsOf(watch([discovered(1, entries)])).map(([tenant]) => tenant),
		['new', 'rt2'],
	);
	assert.deepEqual(
		rowsOf(watch([discovered(1, entries)], {sinceMs: 0})).map(([tenant]) => tenant),
		['rt2'],
	);
});

test('a restore appears when it begins, stays when it ends, and its end is an event', () => {
	const state = watch([
		discovered(1, [listed('rt2', 5)]),
		discovered(3, [listed('rt2', 5), listed('rt3', 6)]),
		discovered(5, [listed('rt2', 5), listed('rt3', 6, {status: 'SUCCESS', finishedAt: startedAt + 4000})]),
	]);
	assert.deepEqual(rowsOf(state), [
		['rt2', 5, 'running'],
		['rt3', 6, 'succeeded'],
	]);
	assert.deepEqual(eventsOf(state), [
		['rt2', 'firstSeen'],
		['rt3', 'jobChanged'],
		['rt3', 'succeeded'],
	]);
});

test('one that began and ended between two lists is an event, with its job', () => {
	const state = watch([
		discovered(1, []),
		discovered(5, [listed('rt3', 6, {status: 'FAIL', startedAt: startedAt + 2000, finishedAt: startedAt + 4000})]),
	]);
	assert.deepEqual(
		state.events.map(({change}) => change.type === 'failed' && change.newJobId),
		[6],
	);
	assert.equal(selectRestores(state)[0]?.isPast, false);
});

test('two jobs of one tenant are two rows', () => {
	const state = watch([discovered(1, [listed('rt2', 5, ended('FAIL', hour)), listed('rt2', 8)])]);
	assert.deepEqual(rowsOf(state), [
		['rt2', 5, 'failed'],
		['rt2', 8, 'running'],
	]);
});

test('patterns narrow what is discovered, and match table restores by the tenant that gets the tables', () => {
	const helper = {...listed('AUX_RECOVER$1700', 7), tableRestore: {tenant: 'prod_crm', jobId: 3}};
	const state = watch([discovered(1, [listed('prod_orders', 5), listed('rt2', 6), helper])], {globs: ['prod_*']});
	assert.deepEqual(
		selectRestores(state).map(({name}) => name),
		['prod_orders', 'prod_crm'],
	);
});

test('a tenant that is named has one row, also where its restore is in the list, and follows its newest job', () => {
	const state = watch(
		[
			discovered(1, [listed('RT2', 5, ended('FAIL', hour)), listed('rt2', 8)], {source: 'tasks'}),
			discovered(3, [listed('rt2', 9), listed('rt2', 8, ended('FAIL', 0))], {source: 'tasks'}),
		],
		{names: ['rt2'], globs: []},
	);
	assert.deepEqual(rowsOf(state), [['rt2', undefined, 'running']]);
	assert.equal(selectRestores(state)[0]?.job?.jobId, 9);
});

test('beside a name, older jobs of it are rows of their own where a pattern matches them', () => {
	const state = watch([discovered(1, [listed('rt2', 5, ended('FAIL', hour)), listed('rt2', 8)], {source: 'tasks'})], {
		names: ['rt2'],
	});
	assert.deepEqual(rowsOf(state), [
		['rt2', undefined, 'running'],
		['rt2', 5, 'failed'],
	]);
});

test('a named restore is the agent’s to describe, until the agent cannot', () => {
	const agent = readAt(1, reading({jobId: 5, restoreTenantId: 1005}));
	const end = listed('rt2', 5, {status: 'SUCCESS', finishedAt: startedAt + 9000});
	const names = {names: ['rt2'], globs: []};
	assert.deepEqual(rowsOf(watch([agent, discovered(10, [end])], names)), [['rt2', undefined, 'running']]);
	const lost: DiscoveryStep = [5, failedWith(problem('refused'))];
	assert.deepEqual(rowsOf(watch([agent, lost, discovered(10, [end])], names)), [['rt2', undefined, 'succeeded']]);
});

test('the agent’s own object stays while OceanBase reports the same status, and not beyond', () => {
	const ofAgent = {tenant: 'rt2', reading: reading({jobId: 5, restoreTenantId: 1005, overview: {job_id: 5}})};
	const tasks = discovered(1, [ofAgent], {source: 'tasks'});
	const [kept] = selectRestores(watch([tasks, discovered(3, [listed('rt2', 5)])]));
	assert.deepEqual(kept?.job?.overview, {job_id: 5});
	const end = listed('rt2', 5, {status: 'SUCCESS', finishedAt: startedAt + 2000});
	const [over] = selectRestores(watch([tasks, discovered(3, [end])]));
	assert.equal(over?.job?.overview, undefined);
});

const dropped = (comment: string) =>
	listed('rt2', 5, {
		status: 'FAIL',
		finishedAt: startedAt + 4000,
		comment: `ROOTSERVICE : ${comment} on 10.0.0.1:2882`,
	});

test('a restore whose tenant was dropped is dropped, and cancelled where a task of obshell says so', () => {
	const steps = [discovered(1, [listed('rt2', 5)]), discovered(5, [dropped('OB_TENANT_NOT_EXIST(-5157)')])];
	const key: RestoreKey = {cluster: address, tenant: 'rt2', jobId: 5};
	const state = watch(steps);
	assert.deepEqual(rowsOf(state), [['rt2', 5, 'dropped']]);
	assert.equal(selectRestores(state)[0]?.word.type, 'dropped');
	const cancelled = watch([...steps, [6, {type: 'restoreCancelled', key}]]);
	assert.equal(selectRestores(cancelled)[0]?.word.type, 'cancelled');
	assert.deepEqual(eventsOf(cancelled), [
		['rt2', 'firstSeen'],
		['rt2', 'dropped'],
		['rt2', 'cancelled'],
	]);
});

test('a named restore whose tenant is gone gets its true end from the list', () => {
	const steps: readonly DiscoveryStep[] = [
		readAt(1, reading({jobId: 5, restoreTenantId: 1005})),
		[3, failedWith(problem('tenantAbsent'))],
		[5, failedWith(problem('tenantAbsent'))],
	];
	const names = {names: ['rt2'], globs: []};
	assert.deepEqual(rowsOf(watch(steps, names)), [['rt2', undefined, 'dropped']]);
	const failed = discovered(6, [dropped('OB_SERVER_OUTOF_DISK_SPACE(-4184)')], {source: 'tasks'});
	const state = watch([...steps, failed, [8, failedWith(problem('tenantAbsent'))]], names);
	assert.deepEqual(rowsOf(state), [['rt2', undefined, 'failed']]);
	assert.equal(selectRestores(state)[0]?.failure?.code, -4184);
});

test('one that is in no list any more keeps its state at first, and then its outcome is not known', () => {
	const lists = (count: number) => Array.from({length: count}, (_, index) => discovered(3 + 2 * index, []));
	assert.deepEqual(rowsOf(watch([discovered(1, [listed('rt2', 5)]), ...lists(3)])), [['rt2', 5, 'running']]);
	const state = watch([discovered(1, [listed('rt2', 5)]), ...lists(4)]);
	assert.deepEqual(rowsOf(state), [['rt2', 5, 'none']]);
	assert.deepEqual(eventsOf(state).at(-1), ['rt2', 'vanished']);
});

test('a list without the ended ones says nothing about what it lacks', () => {
	const partial = Array.from({length: 9}, (_, index) => discovered(3 + index, [], {hasEnded: false}));
	assert.deepEqual(rowsOf(watch([discovered(1, [listed('rt2', 5)]), ...partial])), [['rt2', 5, 'running']]);
});

test('what ended long ago leaves, but not a failure that was watched', () => {
	const second = (2 * day) / 1000;
	const failed = listed('rt2', 5, {status: 'FAIL', finishedAt: startedAt + 2000, comment: 'x'});
	const done = listed('rt3', 6, {status: 'SUCCESS', finishedAt: startedAt + 2000});
	const past = listed('rt4', 4, ended('FAIL', hour));
	const state = watch([
		discovered(1, [past, listed('rt2', 5), listed('rt3', 6)]),
		discovered(3, [past, failed, done]),
		discovered(second, []),
	]);
	assert.deepEqual(rowsOf(state), [['rt2', 5, 'failed']]);
	assert.equal(state.clusters[0]?.restores.length, 1);
});

test('the source in use is known, and forgotten when it fails', () => {
	const source = (...steps: readonly DiscoveryStep[]) => watch(steps).clusters[0]?.discoverySource;
	const list = discovered(1, []);
	const agentLost: DiscoveryStep = [2, failedWith(problem('refused'))];
	const sqlLost: DiscoveryStep = [2, {type: 'sqlFailed', cluster: address, problem: {reason: 'timeout', said: ''}}];
	const tasks = discovered(1, [], {source: 'tasks'});
	assert.deepEqual(
		[source(), source(list), source(list, agentLost), source(list, sqlLost), source(tasks), source(tasks, agentLost)],
		[undefined, 'sql', 'sql', undefined, 'tasks', undefined],
	);
});

test('a list alone ends no outage of the agent: other requests of the round may fail', () => {
	const lost: DiscoveryStep = [1, failedWith(problem('refused'))];
	const trouble = (...steps: readonly DiscoveryStep[]) => watch([lost, ...steps]).clusters[0]?.trouble;
	assert.notEqual(trouble(discovered(2, [])), undefined);
	assert.notEqual(trouble(discovered(2, [], {source: 'tasks'})), undefined);
	assert.equal(
		trouble(discovered(2, [], {source: 'tasks'}), [2, {type: 'agentAnswered', cluster: address}]),
		undefined,
	);
});

test('where SQL turns out to be another cluster’s, what it alone had listed goes', () => {
	const tasks = discovered(1, [{tenant: 'rt3', reading: reading({jobId: 6, restoreTenantId: 1006})}], {
		source: 'tasks',
	});
	const foreign: DiscoveryStep = [
		4,
		{type: 'sqlFailed', cluster: address, problem: {reason: 'otherCluster', said: ''}},
	];
	const state = watch([tasks, discovered(2, [listed('rt2', 5), listed('rt3', 6)]), foreign]);
	assert.deepEqual(
		state.clusters[0]?.restores.map((restore) => [restore.tenant, outcomeOfRestore(restore)]),
		[['rt3', 'running']],
	);
});
