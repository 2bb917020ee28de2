import assert from 'node:assert/strict';
import test from 'node:test';
import type {ClusterTarget} from '../../source/domain/cluster.js';
import {addCluster} from '../../source/run/add-cluster.js';
import {createMonitor} from '../../source/run/monitor.js';
import {createManualClock} from '../helpers/manual-clock.js';

const target: ClusterTarget = {
	id: 'prod',
	agents: [
		{origin: 'https://db1:2886', label: 'db1:2886'},
		{origin: 'https://db2:2886', label: 'db2:2886'},
	],
	credential: {kind: 'root', password: 'aVeryPlainPassword'},
	rootPassword: 'aVeryPlainPassword',
	tls: {},
	sql: undefined,
	selection: {names: ['rt2', 'rt3'], globs: [], sinceMs: 0},
};

function add(changes: Partial<ClusterTarget>) {
	const monitor = createMonitor({clock: createManualClock(), intervalMs: 2000});
	addCluster(monitor, {...target, ...changes});
	return monitor.store.getState();
}

const cases: ReadonlyArray<readonly [title: string, changes: Partial<ClusterTarget>, shown: readonly unknown[]]> = [
	['with its preferred agent and the tenants that are named', {}, ['db1:2886', false, 'unused', ['rt2', 'rt3']]],
	[
		'before its tenants are known',
		{selection: {names: [], globs: ['*'], sinceMs: 0}},
		['db1:2886', false, 'unused', []],
	],
	['whose certificates are not verified', {tls: {isInsecure: true}}, ['db1:2886', true, 'unused', ['rt2', 'rt3']]],
	['that is asked over SQL too', {sql: 'fromAgent'}, ['db1:2886', false, 'asking', ['rt2', 'rt3']]],
];

for (const [title, changes, shown] of cases) {
	test(`a cluster is shown ${title}`, () => {
		const {clusters} = add(changes);
		assert.deepEqual(
			clusters.map(({id, agent, isInsecure, sql, restores}) => [
				id,
				agent,
				isInsecure,
				sql.type,
				restores.map(({tenant}) => tenant),
			]),
			[['prod', ...shown]],
		);
	});
}

test('no password reaches the state', () => {
	assert.doesNotMatch(JSON.stringify(add({})), /aVeryPlain/v);
});
