import assert from 'node:assert/strict';
import test from 'node:test';
import type {ClusterIdentity} from '../../source/domain/cluster-identity.js';
import {decodeClusterParameters} from '../../source/sql/cluster-parameters.js';
import type {SqlRow} from '../../source/sql/sql-connection.js';

const name: SqlRow = {NAME: 'cluster', VALUE: 'obprod'};
const id: SqlRow = {NAME: 'cluster_id', VALUE: '17'};

const cases: ReadonlyArray<readonly [title: string, rows: readonly SqlRow[], expected: ClusterIdentity]> = [
	['one server', [name, id], {id: 17, name: 'obprod'}],
	['three servers that agree', [name, id, name, id, id, name], {id: 17, name: 'obprod'}],
	['servers that contradict each other', [name, id, {NAME: 'cluster', VALUE: 'other'}], {id: 17}],
	['no server', [], {}],
	[
		'empty values',
		[
			{NAME: 'cluster', VALUE: ''},
			{NAME: 'cluster_id', VALUE: null},
		],
		{},
	],
	[
		'values of no use',
		[
			{NAME: 'cluster', VALUE: null},
			{NAME: 'cluster_id', VALUE: '0'},
		],
		{},
	],
	['a hostile name', [{NAME: 'cluster', VALUE: 'a\u{1B}[2J'}], {name: String.raw`a\x1b[2J`}],
	['other parameters', [{NAME: 'cpu_count', VALUE: '8'}, {}], {}],
];

for (const [title, rows, expected] of cases) {
	test(`the cluster of ${title}`, () => {
		assert.deepEqual(decodeClusterParameters(rows), expected);
	});
}
