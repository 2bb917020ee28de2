import assert from 'node:assert/strict';
import test from 'node:test';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {ProblemReason} from '../../source/domain/problem.js';
import type {ListedReading, RestoreReading} from '../../source/domain/restore-reading.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {findCluster} from '../../source/monitor/state.js';
import {createDiscovery} from '../../source/polling/discover.js';
import {address, createState, problem, reading, startedAt} from '../helpers/facts.js';
import {createManualClock} from '../helpers/manual-clock.js';

const minute = 60_000;
const day = 86_400_000;

type Rig = {
	readonly names?: readonly string[];
	readonly globs?: readonly string[];
	/** What the agent lists; a reason where it refuses. */
	readonly running?: readonly ListedReading[] | ProblemReason;
	readonly ended?: readonly ListedReading[];
	readonly tenants?: ReadonlyArray<{readonly name: string; readonly isRestoring: boolean}>;
	readonly overviews?: Readonly<Record<string, RestoreReading | ProblemReason>>;
};

function listed(tenant: string, jobId: number, facts: Partial<RestoreReading> = {}): ListedReading {
	return {tenant, reading: reading({jobId, restoreTenantId: 1000 + jobId, ...facts})};
}

/** A scripted agent, and the state that follows from what is dispatched. */
function createRig({names = [], globs = ['*'], ...script}: Rig) {
	const clock = createManualClock(startedAt);
	const agent = {running: [], ended: [], tenants: [], overviews: {}, ...script};
	const requests: string[] = [];
	const facts: FactBody[] = [];
	let refreshes = 0;
	let restarts = 0;
	let state = createState(
		[{address, tenants: names, hasSql: true, ...(globs.length === 0 ? {} : {discovery: {globs, sinceMs: day}})}],
		{at: startedAt, monotonicMs: 0},
		2000,
	);
	const dispatch = (body: FactBody) => {
		facts.push(body);
		state = reduce(state, {at: clock.now(), monotonicMs: clock.monotonic(), ...body});
	};

	const discover = createDiscovery({
		cluster: address,
		client: {
			async listRestores({statuses, startedAfter}) {
				const isRunning = statuses?.includes('CREATE_TENANT') === true;
				const since = startedAfter === undefined ? '' : ` since ${(clock.now() - startedAfter) / day} days`;
				requests.push(`${isRunning ? 'running' : 'ended'}${since}`);
				if (typeof agent.running === 'string') {
					throw new AgentError({reason: agent.running});
				}

				return {restores: isRunning ? agent.running : agent.ended, isComplete: true, agentTime: clock.now()};
			},
			async listTenants() {
				requests.push('tenants');
				return agent.tenants;
			},
			async overview(tenant) {
				requests.push(`overview ${tenant}`);
				const answer = agent.overviews[tenant] ?? 'tenantAbsent';
				if (typeof answer === 'string') {
					throw new AgentError({reason: answer});
				}

				return {reading: answer, agentTime: clock.now()};
			},
			restarts: () => restarts,
		},
		watched: () => findCluster(state, address),
		problemOf,
		dispatch,
		clock,
		refreshes: () => refreshes,
		signal: new AbortController().signal,
	});

	return {
		agent,
		dispatch,
		requests,
		refresh() {
			refreshes += 1;
		},
		restart() {
			restarts += 1;
		},
		/** One round, `seconds` after the one before. */
		async round(seconds = 0) {
			requests.length = 0;
			facts.length = 0;
			await clock.advance(seconds * 1000);
			return discover();
		},
		lists: () => facts.flatMap((fact) => (fact.type === 'restoresDiscovered' ? [fact] : [])),
		rows: () =>
			(findCluster(state, address)?.restores ?? []).map(({tenant, job}) => [tenant, job?.jobId, job?.outcome]),
	};
}

test('running restores are listed in each round, ended ones once a minute, with a margin for their start', async () => {
	const rig = createRig({
		running: [listed('rt2', 5)],
		ended: [listed('rt3', 4, {status: 'SUCCESS', finishedAt: startedAt})],
	});
	assert.deepEqual(await rig.round(), {coverage: 'running', requests: 1});
	assert.deepEqual(rig.requests, ['running', 'ended since 8 days']);
	assert.deepEqual(rig.rows(), [
		['rt3', 4, 'succeeded'],
		['rt2', 5, 'running'],
	]);
	await rig.round(2);
	assert.deepEqual(rig.requests, ['running']);
	assert.deepEqual(
		rig.lists().map(({hasAllRunning, hasEnded}) => [hasAllRunning, hasEnded]),
		[[true, false]],
	);
	await rig.round(58);
	assert.deepEqual(rig.requests, ['running', 'ended since 8 days']);
	rig.refresh();
	await rig.round(2);
	assert.deepEqual(rig.requests, ['running', 'ended since 8 days']);
});

test('a restore that runs no more is looked up among the ended ones in the same round', async () => {
	const rig = createRig({running: [listed('rt2', 5)]});
	await rig.round();
	rig.agent.running = [];
	rig.agent.ended = [listed('rt2', 5, {status: 'FAIL', finishedAt: startedAt, comment: 'x'})];
	await rig.round(2);
	assert.deepEqual(rig.requests, ['running', 'ended since 8 days']);
	assert.deepEqual(rig.rows(), [['rt2', 5, 'failed']]);
	await rig.round(2);
	assert.deepEqual(rig.requests, ['running']);
});

test('one that is in neither list is looked up a few times only', async () => {
	const rig = createRig({running: [listed('rt2', 5)]});
	await rig.round();
	rig.agent.running = [];
	const lookups = [];
	for (let round = 0; round < 6; round++) {
		// eslint-disable-next-line no-await-in-loop -- one round after another
		await rig.round(2);
		lookups.push(rig.requests.length - 1);
	}

	assert.deepEqual(lookups, [1, 1, 1, 0, 0, 0]);
});

test('where SQL lists the restores the agent is not asked for them, until SQL fails', async () => {
	const rig = createRig({running: [listed('rt2', 5)]});
	rig.dispatch({type: 'progressRead', cluster: address, rows: [], tookMs: 1});
	rig.dispatch({
		type: 'restoresDiscovered',
		cluster: address,
		source: 'sql',
		restores: [],
		hasAllRunning: true,
		hasEnded: true,
	});
	assert.deepEqual(await rig.round(), {coverage: 'nothing', requests: 0});
	assert.deepEqual(rig.requests, []);
	rig.dispatch({type: 'sqlFailed', cluster: address, problem: {reason: 'timeout', said: ''}});
	await rig.round(2);
	assert.deepEqual(rig.requests, ['running', 'ended since 8 days']);
});

test('several named tenants cost one request, a single one its own', async () => {
	const rig = createRig({names: ['rt2', 'rt3'], globs: [], running: [listed('rt2', 5), listed('rt3', 6)]});
	await rig.round();
	assert.deepEqual(rig.requests, ['running', 'ended since 7 days']);
	assert.deepEqual(rig.rows(), [
		['rt2', 5, 'running'],
		['rt3', 6, 'running'],
	]);
	const one = createRig({names: ['rt2'], globs: []});
	assert.deepEqual(await one.round(), {coverage: 'nothing', requests: 0});
});

test('the end of a single named restore is looked up once the agent has no row of it', async () => {
	const rig = createRig({names: ['rt2'], globs: []});
	rig.dispatch({
		type: 'restoreRead',
		key: {cluster: address, tenant: 'rt2'},
		reading: listed('rt2', 5).reading,
		tookMs: 1,
	});
	await rig.round();
	assert.deepEqual(rig.requests, []);
	rig.dispatch({type: 'restoreRefused', key: {cluster: address, tenant: 'rt2'}, problem: problem('tenantAbsent')});
	rig.agent.ended = [listed('rt2', 5, {status: 'FAIL', finishedAt: startedAt, comment: 'x'})];
	await rig.round(2);
	assert.deepEqual(rig.rows(), [['rt2', 5, 'failed']]);
});

const oldAgent: Rig = {
	running: 'noRestoreApi',
	tenants: [
		{name: 'rt2', isRestoring: true},
		{name: 'shop', isRestoring: false},
		{name: 'rt3', isRestoring: true},
	],
	overviews: {rt2: listed('rt2', 5).reading, rt3: listed('rt3', 6).reading},
};

test('an agent without a list is asked for its tenants, and for each that is being restored', async () => {
	const rig = createRig(oldAgent);
	await rig.round();
	assert.deepEqual(rig.requests, ['running', 'tenants', 'overview rt2', 'overview rt3']);
	assert.deepEqual(
		rig.lists().map(({source}) => source),
		['overview'],
	);
	assert.deepEqual(rig.rows(), [
		['rt2', 5, 'running'],
		['rt3', 6, 'running'],
	]);
	rig.agent.tenants = [{name: 'rt3', isRestoring: true}];
	rig.agent.overviews = {
		rt2: listed('rt2', 5, {status: 'SUCCESS', finishedAt: startedAt}).reading,
		rt3: 'tenantAbsent',
	};
	await rig.round(2);
	assert.deepEqual(rig.requests, ['tenants', 'overview rt2', 'overview rt3']);
	assert.deepEqual(rig.rows(), [
		['rt2', 5, 'succeeded'],
		['rt3', 6, 'running'],
	]);
	await rig.round(120);
	assert.deepEqual(rig.requests, ['tenants', 'overview rt3']);
});

test('patterns narrow what such an agent is asked for', async () => {
	const rig = createRig({...oldAgent, globs: ['*3']});
	await rig.round();
	assert.deepEqual(rig.requests, ['running', 'tenants', 'overview rt3']);
});

test('the list is tried again after the agent was started again, as perhaps a newer one', async () => {
	const rig = createRig(oldAgent);
	await rig.round();
	rig.restart();
	await rig.round(2);
	assert.equal(rig.requests[0], 'running');
});

for (const reason of ['databaseError', 'rejected', 'tooLarge', 'unreadableAnswer'] as const) {
	test(`a list that ends with ${reason} is not asked for again for a minute`, async () => {
		const rig = createRig({...oldAgent, running: reason});
		await rig.round();
		await rig.round(2);
		assert.deepEqual(rig.requests, ['tenants', 'overview rt2', 'overview rt3']);
		await rig.round(minute / 1000);
		assert.equal(rig.requests[0], 'running');
	});
}

test('after a list that timed out single tenants are asked for', async () => {
	const rig = createRig({...oldAgent, running: 'timeout'});
	await assert.rejects(rig.round(), AgentError);
	await rig.round(2);
	assert.deepEqual(rig.requests, ['tenants', 'overview rt2', 'overview rt3']);
});

for (const reason of ['refused', 'timeout', 'wrongPassword', 'databaseHung'] as const) {
	test(`${reason} is a problem of the whole agent, after which nothing else is asked`, async () => {
		const rig = createRig({...oldAgent, running: reason});
		await assert.rejects(rig.round(), AgentError);
		assert.deepEqual(rig.requests, ['running']);
	});
}
