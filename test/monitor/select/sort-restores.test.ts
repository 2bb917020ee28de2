import assert from 'node:assert/strict';
import test from 'node:test';
import {selectRanked} from '../../../source/monitor/select/restores.js';
import {isDescending, sortRestores} from '../../../source/monitor/select/sort-restores.js';
import type {SortColumn} from '../../../source/monitor/view.js';
import {three} from '../../helpers/fleet-states.js';
import {foldMany, mixed} from '../../helpers/mixed-states.js';

const tenants = (column: SortColumn, isReversed: boolean, state = mixed) =>
	sortRestores(state, {column, isReversed}).map(({tenant}) => tenant);

test('what is unknown comes last in either direction', () => {
	assert.deepEqual(tenants('data', false), ['rt3', 'rt2', 'rt9', 'audit']);
	assert.deepEqual(tenants('data', true), ['rt2', 'rt3', 'rt9', 'audit']);
	assert.equal(tenants('eta', false).length, 4);
});

test('where a column makes no difference the usual order stays, in either direction', () => {
	const alike = foldMany(5);
	const usual = selectRanked(alike).map(({tenant}) => tenant);
	assert.deepEqual(tenants('data', false, alike), usual);
	assert.deepEqual(tenants('data', true, alike), usual);
});

test('clusters are sorted by the names that are shown', () => {
	const keys = sortRestores(three, {column: 'cluster', isReversed: false});
	assert.deepEqual(
		keys.map(({cluster}) => cluster),
		['c:1', 'a:1', 'a:1', 'b:1'],
	);
});

test('names begin with A, figures with the greatest, and times left with the shortest', () => {
	const down = (['tenant', 'cluster', 'state', 'data', 'log', 'eta', 'elapsed'] as const).filter((column) =>
		isDescending({column, isReversed: false}),
	);
	assert.deepEqual(down, ['state', 'data', 'log', 'elapsed']);
	assert.equal(isDescending({column: 'data', isReversed: true}), false);
});

for (const column of ['tenant', 'cluster', 'state', 'data', 'log', 'eta', 'elapsed'] as const) {
	test(`sorted by ${column} no restore is lost`, () => {
		for (const isReversed of [false, true]) {
			assert.deepEqual(new Set(tenants(column, isReversed)), new Set(['rt2', 'audit', 'rt3', 'rt9']));
		}
	});
}
