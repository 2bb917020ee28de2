import assert from 'node:assert/strict';
import test from 'node:test';
import {findCluster, screenOf, updateCluster} from '../../source/monitor/state.js';
import {createState} from '../helpers/facts.js';

const watches = [
	{address: 'a:1', tenants: ['rt2']},
	{address: 'b:1', tenants: ['rt3']},
];
const state = createState(watches, {at: 0, monotonicMs: 0}, 2000);

test('a cluster is found by its key, one that is not watched is not', () => {
	assert.equal(findCluster(state, 'b:1')?.restores[0]?.tenant, 'rt3');
	assert.equal(findCluster(state, 'c:1'), undefined);
});

test('one cluster is changed, the others stay the same objects', () => {
	const next = updateCluster(state, 'b:1', (cluster) => ({...cluster, name: 'obprod'}));
	assert.equal(findCluster(next, 'b:1')?.name, 'obprod');
	assert.equal(findCluster(state, 'b:1')?.name, undefined);
	assert.equal(findCluster(next, 'a:1'), findCluster(state, 'a:1'));
});

test('a cluster that is not watched changes nothing', () => {
	assert.deepEqual(
		updateCluster(state, 'c:1', () => assert.fail('there is no such cluster')),
		state,
	);
});

test('the screen that was opened last is shown', () => {
	assert.equal(screenOf({screens: ['overview']}), 'overview');
	assert.equal(screenOf({screens: ['overview', 'help']}), 'help');
});
