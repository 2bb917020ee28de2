import assert from 'node:assert/strict';
import test from 'node:test';
import type {FactBody} from '../../../source/monitor/fact.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {unmatchedGlobs} from '../../../source/monitor/select/unmatched-globs.js';
import {createState, factAt, reading} from '../../helpers/facts.js';

function list(cluster: string, ...tenants: readonly string[]): FactBody {
	const restores = tenants.map((tenant, index) => ({tenant, reading: reading({jobId: index + 1})}));
	return {type: 'restoresDiscovered', cluster, source: 'sql', restores, hasAllRunning: true, hasEnded: true};
}

function unmatched(facts: readonly FactBody[], globs: readonly string[]): readonly string[] {
	const discovery = {globs, sinceMs: 1000};
	let state = createState(
		['one', 'two'].map((address) => ({address, tenants: [], discovery})),
		{at: 0, monotonicMs: 0},
		2000,
	);
	for (const fact of facts) {
		state = reduce(state, factAt(1, fact));
	}

	return unmatchedGlobs(state);
}

test('a pattern is matched if a restore of one of the clusters matches it', () => {
	const globs = ['prod_*', '*_dr'];
	assert.deepEqual(unmatched([list('one'), list('two')], globs), globs);
	assert.deepEqual(unmatched([list('one'), list('two', 'prod_crm')], globs), ['*_dr']);
	assert.deepEqual(unmatched([list('one', 'crm_dr'), list('two', 'prod_crm')], globs), []);
});

test('nothing is said of clusters that could not be listed', () => {
	assert.deepEqual(unmatched([], ['*']), []);
	assert.deepEqual(unmatched([list('one')], ['*']), ['*']);
});
