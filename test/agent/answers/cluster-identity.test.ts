import assert from 'node:assert/strict';
import test from 'node:test';
import {decodeClusterIdentity} from '../../../source/agent/answers/cluster-identity.js';
import type {ClusterIdentity} from '../../../source/domain/cluster-identity.js';
import type {ExactJson} from '../../../source/text/exact-json.js';

const cases: ReadonlyArray<readonly [title: string, obInfo: ExactJson | undefined, expected: ClusterIdentity]> = [
	['a whole answer', {obcluster_info: {id: 17, name: 'obprod', topology: null}}, {id: 17, name: 'obprod'}],
	['an agent that does not know it', {obcluster_info: {id: 0, name: ''}}, {}],
	['an answer without a name', {obcluster_info: {id: 17}}, {id: 17}],
	['values of other types', {obcluster_info: {id: 'x', name: 5}}, {}],
	['no cluster', {obcluster_info: null}, {}],
	['no object', 'obprod', {}],
	['nothing', undefined, {}],
];

for (const [title, obInfo, expected] of cases) {
	test(`the cluster of ${title}`, () => {
		assert.deepEqual(decodeClusterIdentity(obInfo), expected);
	});
}
