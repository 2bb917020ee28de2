import assert from 'node:assert/strict';
import test from 'node:test';
import {selectAmbiguousTenants, selectClusterNames} from '../../../source/monitor/select/cluster-names.js';
import type {Step} from '../../helpers/facts.js';
import {foldFleet, three} from '../../helpers/fleet-states.js';

function named(cluster: string, name: string): Step {
	return [1, {type: 'nameRead', cluster, name}];
}

function namesOf(labels: ReadonlyArray<string | undefined>, names: readonly string[]): readonly string[] {
	const watches = labels.map((label, index) => ({
		address: `h${index}:1`,
		tenants: [],
		...(label === undefined ? {} : {label}),
	}));
	const steps = names.flatMap((name, index) => (name === '' ? [] : [named(`h${index}:1`, name)]));
	return selectClusterNames(foldFleet(watches, steps).clusters).values().toArray();
}

const cases = [
	['a name of the config file comes first', ['prod'], ['obprod'], ['prod']],
	["then OceanBase's own", [undefined], ['obprod'], ['obprod']],
	['then the address of the agent', [undefined], [''], ['h0:1']],
	[
		'clusters of one name get their numbers',
		[undefined, undefined, undefined],
		['ob', 'x', 'ob'],
		['ob#1', 'x', 'ob#3'],
	],
	['nor may a name be that of the config file', ['ob', undefined], ['', 'ob'], ['ob', 'ob#2']],
	['two without a name have none in common', [undefined, undefined], ['', ''], ['h0:1', 'h1:1']],
] as const;

for (const [title, labels, names, expected] of cases) {
	test(title, () => {
		assert.deepEqual(namesOf(labels, names), expected);
	});
}

test('a tenant that two clusters have is ambiguous', () => {
	assert.deepEqual([...selectAmbiguousTenants(three.clusters)], ['rt2']);
});

test('with one cluster no tenant is', () => {
	assert.equal(selectAmbiguousTenants(three.clusters.slice(0, 1)).size, 0);
});
