import assert from 'node:assert/strict';
import test from 'node:test';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import {findCluster, type State} from '../../../source/monitor/state.js';
import {
	address,
	createState,
	factAt,
	failedWith,
	fold,
	problem,
	readAt,
	reading,
	type Step,
} from '../../helpers/facts.js';
import {after as afterSteps, command, three} from '../../helpers/fleet-states.js';

const other = 'b:1';

function list(second: number, ...tenants: readonly string[]): Step {
	return [second, {type: 'restoresListed', cluster: address, tenants}];
}

function tenantsOf(state: State): readonly string[] {
	return selectRestores(state).map(({tenant}) => tenant);
}

/** Both tracks move until 100 s, and stand still from then on until 400 s. */
function stalled(tenant: string): readonly Step[] {
	return Array.from({length: 41}, (_, index): Step => {
		const second = index * 10;
		return readAt(second, reading({data: {finishedBytes: Math.min(second, 100), totalBytes: 1000}}), tenant);
	});
}

test('a cluster is watched under its key, whichever of its agents is polled', () => {
	const added = factAt(1, {type: 'clusterAdded', cluster: 'prod', agent: 'h:1', isInsecure: true, hasSql: true});
	const cluster = findCluster(reduce(fold([]), added), 'prod');
	assert.deepEqual(
		[cluster?.agent, cluster?.isInsecure, cluster?.sql.type, cluster?.restores.length],
		['h:1', true, 'asking', 0],
	);
});

test('a cluster that is added again stays as it is', () => {
	const state = fold([readAt(0, reading())]);
	const again = factAt(1, {type: 'clusterAdded', cluster: address, agent: 'h:1', isInsecure: false, hasSql: false});
	assert.equal(reduce(state, again).clusters, state.clusters);
});

test('tenants are watched in the order of the list, each once, and what is known of those that stay is kept', () => {
	const state = fold([readAt(0, reading(), 'rt2'), list(1, 'rt9', 'rt2', 'rt9')], ['rt2', 'rt3']);
	assert.deepEqual(tenantsOf(state), ['rt9', 'rt2']);
	assert.deepEqual(
		selectRestores(state).map(({job}) => job?.jobId),
		[undefined, 4],
	);
});

test('a tenant that is no longer listed leaves no event, and another one is selected', () => {
	const steps: readonly Step[] = [
		readAt(0, reading(), 'rt3'),
		[1, {type: 'commanded', command: {type: 'moveSelection', by: 1}}],
	];
	const before = fold(steps, ['rt2', 'rt3']);
	const after = fold([...steps, list(2, 'rt2')], ['rt2', 'rt3']);
	assert.equal(before.view.selected?.tenant, 'rt3');
	assert.deepEqual(after.events, before.events);
	assert.deepEqual(
		selectRestores(after).map(({tenant, isSelected}) => [tenant, isSelected]),
		[['rt2', true]],
	);
});

test('a stall of a tenant that is no longer listed is over, that of another one goes on', () => {
	const steps = [...stalled('rt2'), ...stalled('rt3')].toSorted(([one], [two]) => one - two);
	const state = fold([...steps, list(401, 'rt3')], ['rt2', 'rt3']);
	const stalls = state.events.filter(({change}) => change.type === 'stalled');
	assert.deepEqual(
		stalls.map(({tenant, interval}) => [tenant, interval?.durationMs]),
		[
			['rt2', 301_000],
			['rt3', undefined],
		],
	);
	assert.deepEqual(
		state.openIntervals.map(({tenant}) => tenant),
		['rt3'],
	);
});

test('a tenant that comes back to the list begins without its earlier readings', () => {
	const state = fold([readAt(0, reading()), list(1), list(2, 'rt2')]);
	assert.equal(selectRestores(state)[0]?.job, undefined);
});

test('a list of a cluster that is not watched changes nothing', () => {
	const state = fold([]);
	const next = reduce(state, factAt(1, {type: 'restoresListed', cluster: other, tenants: ['rt2']}));
	assert.deepEqual(next.clusters, state.clusters);
});

test('removing a cluster ends its intervals, and leaves the others and the log', () => {
	const watches = [address, other].map((at) => ({address: at, tenants: ['rt2']}));
	let state = createState(watches, {at: 0, monotonicMs: 0}, 2000);
	state = reduce(state, factAt(1, failedWith(problem('refused'))));
	state = reduce(state, factAt(2, {type: 'agentFailed', cluster: other, agent: other, problem: problem('refused')}));
	state = reduce(state, factAt(5, {type: 'clusterRemoved', cluster: address}));
	assert.deepEqual(
		state.clusters.map(({id}) => id),
		[other],
	);
	assert.deepEqual(
		state.events.map(({cluster, interval}) => [cluster, interval?.durationMs]),
		[
			[address, 4000],
			[other, undefined],
		],
	);
	assert.deepEqual(
		state.openIntervals.map(({cluster}) => cluster),
		[other],
	);
});

test('a cluster has its name of the config file, and what is discovered', () => {
	const discovery = {globs: ['*'], sinceMs: 86_400_000};
	const added = {type: 'clusterAdded', cluster: 'prod', agent: 'h:1', isInsecure: false, hasSql: false} as const;
	const named = findCluster(reduce(fold([]), factAt(1, {...added, label: 'prod', discovery})), 'prod');
	assert.deepEqual([named?.label, named?.discovery, named?.hasListed], ['prod', discovery, false]);
	const plain = findCluster(reduce(fold([]), factAt(1, added)), 'prod');
	assert.deepEqual([plain?.label, plain?.discovery, plain?.discoverySource], [undefined, undefined, undefined]);
});

test('a cluster that is not watched any more is no filter, nor is the last one that is left', () => {
	const filterAfter = (filter: number, removed: string) => {
		const filtered = command(three, {type: 'toggleCluster', index: filter});
		return afterSteps(filtered, [[1, {type: 'clusterRemoved', cluster: removed}]]);
	};

	assert.equal(filterAfter(0, 'a:1').view.clusterFilter, undefined);
	assert.equal(filterAfter(0, 'b:1').view.clusterFilter, 'a:1');
	const alone = afterSteps(filterAfter(0, 'b:1'), [[2, {type: 'clusterRemoved', cluster: 'c:1'}]]);
	assert.equal(alone.view.clusterFilter, undefined);
});
