import assert from 'node:assert/strict';
import test from 'node:test';
import {connect} from '../../../source/sql/connect.js';
import {createProgressSource} from '../../../source/sql/progress-source.js';
import {run, worldWith} from './running-sql-server.js';

const servers = [
	{ip: '10.0.0.1', zone: 'zone1'},
	{ip: '10.0.0.2', zone: 'zone2'},
];

test('every server gives what the cluster is called', async (t) => {
	const {ask} = await run(t, {world: worldWith({}, {servers})});
	assert.deepEqual(await ask("SELECT SVR_IP, NAME, VALUE FROM oceanbase.GV$OB_PARAMETERS WHERE NAME = 'cluster'"), [
		{SVR_IP: '10.0.0.1', NAME: 'cluster', VALUE: 'ob-test'},
		{SVR_IP: '10.0.0.2', NAME: 'cluster', VALUE: 'ob-test'},
	]);
});

test('restop reads the cluster of its server', async (t) => {
	const {server} = await run(t, {world: worldWith({}, {servers, clusterId: 17})});
	const source = createProgressSource({
		address: server,
		user: 'root@sys',
		password: 'secret word',
		connect,
		timeoutMs: 20_000,
	});
	t.after(async () => source.close());
	const {identity, rows} = await source.read(new AbortController().signal);
	assert.deepEqual([identity, rows.length], [{id: 17, name: 'ob-test'}, 1]);
});
