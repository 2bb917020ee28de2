import assert from 'node:assert/strict';
import test from 'node:test';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {labelClusters} from '../../../source/report/prometheus/cluster-labels.js';
import {createState, factAt, startedAt} from '../../helpers/facts.js';

/** The labels of clusters with these agents and names, in order. */
function labelsOf(clusters: ReadonlyArray<readonly [agent: string, name?: string]>): readonly string[] {
	const watches = clusters.map(([address]) => ({address, tenants: []}));
	let state = createState(watches, {at: startedAt, monotonicMs: 0}, 2000);
	for (const [cluster, name] of clusters) {
		state = name === undefined ? state : reduce(state, factAt(1, {type: 'nameRead', cluster, name}));
	}

	const labels = labelClusters(state.clusters);
	return clusters.map(([agent]) => labels.get(agent) ?? assert.fail(agent));
}

test('a cluster is labelled by its name, and before that is read by its agent', () => {
	assert.deepEqual(labelsOf([['db1:2886', 'obprod'], ['db2:2886']]), ['obprod', 'db2:2886']);
});

test('clusters of the same name are labelled with their agents', () => {
	const labels = labelsOf([
		['db1:2886', 'ob'],
		['db2:2886', 'other'],
		['db3:2886', 'ob'],
	]);
	assert.deepEqual(labels, ['ob (db1:2886)', 'other', 'ob (db3:2886)']);
});

test('no two labels are alike, whatever the names are', () => {
	const labels = labelsOf([
		['db1:2886', 'ob'],
		['db2:2886', 'ob'],
		['db3:2886', 'ob (db1:2886)'],
		['db4:2886', 'ob\u{1B}'],
		['db5:2886', String.raw`ob\x1b`],
	]);
	assert.equal(new Set(labels).size, 5);
});
