import assert from 'node:assert/strict';
import test from 'node:test';
import {selectListed} from '../../../source/monitor/select/listed-restores.js';
import {address, createState, fold} from '../../helpers/facts.js';

test('restores come in the order given, cluster by cluster, and the first is selected', () => {
	const watches = [
		{address: 'b:1', tenants: ['z', 'a']},
		{address: 'a:1', tenants: ['z']},
	];
	const listed = selectListed(createState(watches, {at: 0, monotonicMs: 0}, 2000));
	assert.deepEqual(
		listed.map(({cluster, restore, isSelected}) => [cluster.id, restore.tenant, isSelected]),
		[
			['b:1', 'z', true],
			['b:1', 'a', false],
			['a:1', 'z', false],
		],
	);
});

test('where the selected restore is not watched any more the first is selected', () => {
	const state = fold([], ['rt2', 'rt3']);
	const lost = {...state, view: {...state.view, selected: {cluster: address, tenant: 'rt9'}}};
	assert.deepEqual(
		selectListed(lost).map(({isSelected}) => isSelected),
		[true, false],
	);
});
