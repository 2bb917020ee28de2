import assert from 'node:assert/strict';
import test from 'node:test';
import {isSameCluster, type ClusterIdentity} from '../../source/domain/cluster-identity.js';

const cases: ReadonlyArray<
	readonly [one: ClusterIdentity | undefined, other: ClusterIdentity | undefined, expected: boolean | undefined]
> = [
	[{id: 1, name: 'obprod'}, {id: 1, name: 'obprod'}, true],
	[{id: 1, name: 'obprod'}, {id: 1, name: 'obtest'}, false],
	[{id: 1, name: 'obprod'}, {id: 2, name: 'obprod'}, false],
	[{id: 1, name: 'obprod'}, {name: 'obprod'}, true],
	[{id: 1, name: 'obprod'}, {id: 1}, undefined],
	[{id: 1, name: 'obprod'}, {id: 2}, false],
	[{id: 1}, {id: 1}, undefined],
	[{name: 'obprod'}, {name: 'obprod'}, true],
	[{name: 'obprod'}, {id: 1}, undefined],
	[{}, {}, undefined],
	[undefined, {id: 1, name: 'obprod'}, undefined],
	[undefined, undefined, undefined],
];

for (const [one, other, expected] of cases) {
	test(`${JSON.stringify(one)} and ${JSON.stringify(other)}: ${String(expected)}`, () => {
		assert.equal(isSameCluster(one, other), expected);
		assert.equal(isSameCluster(other, one), expected);
	});
}
