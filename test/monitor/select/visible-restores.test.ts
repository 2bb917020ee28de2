import assert from 'node:assert/strict';
import test from 'node:test';
import type {FactBody} from '../../../source/monitor/fact.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {selectArranged, selectRestores} from '../../../source/monitor/select/restores.js';
import {isWatchOver} from '../../../source/monitor/select/watch-over.js';
import {initialState, type State} from '../../../source/monitor/state.js';
import {exitCodeOf} from '../../../source/report/exit-code.js';
import {factAt, problem, reading} from '../../helpers/facts.js';

const added = ['one', 'two', 'three'].flatMap((cluster): readonly FactBody[] => [
	{type: 'clusterAdded', cluster, agent: cluster, isInsecure: false, hasSql: false},
	{type: 'restoresListed', cluster, tenants: ['rt2', 'rt3'], anyCluster: ['rt2']},
]);

function after(...facts: readonly FactBody[]): State {
	let state = initialState;
	for (const fact of [...added, ...facts]) {
		state = reduce(state, factAt(1, fact));
	}

	return state;
}

const refused = (cluster: string, reason: 'tenantAbsent' | 'neverRestored'): FactBody => ({
	type: 'restoreRefused',
	key: {cluster, tenant: 'rt2'},
	problem: problem(reason),
});
const read = (cluster: string, facts = {}): FactBody => ({
	type: 'restoreRead',
	key: {cluster, tenant: 'rt2'},
	reading: reading(facts),
	tookMs: 1,
});

const placesOf = (state: State) =>
	selectRestores(state).flatMap(({key}) => (key.tenant === 'rt2' ? [key.cluster] : []));

const everywhereAbsent = ['one', 'two', 'three'].map((cluster) => refused(cluster, 'tenantAbsent'));

test('a tenant that was named without a cluster has its row where it was restored, else where it exists, else one', () => {
	assert.deepEqual(placesOf(after()), ['one']);
	assert.deepEqual(placesOf(after(...everywhereAbsent)), ['one']);
	assert.deepEqual(placesOf(after(...everywhereAbsent, refused('two', 'neverRestored'))), ['two']);
	assert.deepEqual(placesOf(after(...everywhereAbsent, refused('two', 'neverRestored'), read('three'))), ['three']);
	assert.deepEqual(placesOf(after(read('one'), refused('two', 'tenantAbsent'), read('three'))), ['one', 'three']);
});

test('any other tenant has a row in each cluster', () => {
	assert.equal(selectRestores(after()).filter(({key}) => key.tenant === 'rt3').length, 3);
});

test('the list on the screen has the same rows', () => {
	const state = after(...everywhereAbsent, read('two'));
	assert.deepEqual(
		selectArranged(state)
			.map(({key}) => `${key.tenant} ${key.cluster}`)
			.toSorted(),
		['rt2 two', 'rt3 one', 'rt3 three', 'rt3 two'],
	);
});

test('where it is absent counts neither for the end of a watch nor for the exit code', () => {
	const named: readonly FactBody[] = ['one', 'two', 'three'].map((cluster) => ({
		type: 'restoresListed',
		cluster,
		tenants: ['rt2'],
		anyCluster: ['rt2'],
	}));
	const ended = read('two', {status: 'SUCCESS', finishedAt: 1e12});
	const state = after(...named, ...everywhereAbsent, ended);
	assert.equal(isWatchOver(state), true);
	assert.equal(exitCodeOf(state), 0);
	assert.equal(exitCodeOf(after(...named, ...everywhereAbsent)), 3);
});
