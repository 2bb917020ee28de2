import assert from 'node:assert/strict';
import test from 'node:test';
import {showAllClusters, showNextCluster, toggleCluster} from '../../../source/monitor/reduce/filter-clusters.js';
import type {State} from '../../../source/monitor/state.js';
import {fold} from '../../helpers/facts.js';
import {three} from '../../helpers/fleet-states.js';

const filterOf = ({view}: State) => view.clusterFilter;

test('the next cluster is the next in the order given, and after the last one all are shown', () => {
	const seen: Array<string | undefined> = [];
	let state = three;
	for (let presses = 0; presses < 5; presses++) {
		state = showNextCluster(state);
		seen.push(filterOf(state));
	}

	assert.deepEqual(seen, ['a:1', 'b:1', 'c:1', undefined, 'a:1']);
});

test('the same number again shows all, another one that cluster', () => {
	const first = toggleCluster(three, 1);
	assert.equal(filterOf(first), 'b:1');
	assert.equal(filterOf(toggleCluster(first, 2)), 'c:1');
	assert.equal(filterOf(toggleCluster(first, 1)), undefined);
	assert.equal(filterOf(showAllClusters(first)), undefined);
});

for (const index of [-1, 3, 8, 0.5]) {
	test(`there is no cluster number ${index}: nothing changes`, () => {
		assert.equal(toggleCluster(three, index), three);
	});
}

test('with one cluster nothing is filtered', () => {
	const alone = fold([]);
	assert.equal(showNextCluster(alone), alone);
	assert.equal(toggleCluster(alone, 0), alone);
	assert.equal(showAllClusters(alone), alone);
});

test('another filter shows the newest events', () => {
	const scrolled = {...three, view: {...three.view, eventsBack: 3}};
	assert.equal(showNextCluster(scrolled).view.eventsBack, 0);
	assert.equal(showAllClusters(scrolled), scrolled);
});
