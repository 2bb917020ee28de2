import assert from 'node:assert/strict';
import test from 'node:test';
import {connect} from '../../../source/sql/connect.js';
import {createProgressSource} from '../../../source/sql/progress-source.js';
import {createRestore, storyOf} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {code, minute, run, startedAt} from './running-sql-server.js';

const jobs = 'oceanbase.CDB_OB_RECOVER_TABLE_JOBS';
const history = 'oceanbase.CDB_OB_RECOVER_TABLE_JOB_HISTORY';
const world = createWorld(
	storyOf([
		{
			tenant: 'AUX_RECOVER$1795444500000000',
			restores: [createRestore({startedAt})],
			tableRestore: {jobId: 9, tenant: 'shop', tenantId: 1002},
		},
		{tenant: 'rt3', restores: [createRestore({startedAt, jobId: 5, restoreTenantId: 1012})]},
	]),
);
const columns = 'TENANT_ID, JOB_ID, INITIATOR_JOB_ID, AUX_TENANT_NAME, TARGET_TENANT_NAME, FINISH_TIMESTAMP';
const both = [
	{TENANT_ID: 1, JOB_ID: 9, INITIATOR_JOB_ID: 0},
	{TENANT_ID: 1002, JOB_ID: 1, INITIATOR_JOB_ID: 9},
].map((ids) => ({...ids, AUX_TENANT_NAME: 'AUX_RECOVER$1795444500000000', TARGET_TENANT_NAME: 'shop'}));

test('a job has two rows, in one view while its auxiliary tenant is restored, then in the other', async (t) => {
	const {ask, setNow} = await run(t, {world});
	assert.deepEqual(
		await ask(`SELECT ${columns} FROM ${jobs}`),
		both.map((row) => ({...row, FINISH_TIMESTAMP: null})),
	);
	assert.deepEqual(await ask(`SELECT JOB_ID FROM ${history}`), []);
	setNow(startedAt + 10 * minute);
	assert.deepEqual(await ask(`SELECT JOB_ID FROM ${jobs}`), []);
	assert.deepEqual(
		await ask(`SELECT ${columns} FROM ${history}`),
		both.map((row) => ({...row, FINISH_TIMESTAMP: '2026-11-23 22:38:16.000492'})),
	);
});

test('the first versions restore no single tables', async (t) => {
	const {ask} = await run(t, {world, version: '4.1'});
	await assert.rejects(ask(`SELECT JOB_ID FROM ${jobs}`), code('ER_NO_SUCH_TABLE'));
});

for (const [when, afterMs] of [
	['while it is restored', minute],
	['after that', 10 * minute],
] as const) {
	test(`restop finds out which tenant an auxiliary tenant is for, ${when}`, async (t) => {
		const {server, setNow} = await run(t, {world});
		setNow(startedAt + afterMs);
		const source = createProgressSource({
			address: server,
			user: 'root@sys',
			password: 'secret word',
			connect,
			timeoutMs: 20_000,
		});
		t.after(async () => source.close());
		const {restores} = await source.read(new AbortController().signal, {sinceMs: 86_400_000});
		assert.deepEqual(
			new Map(restores?.map(({tenant, tableRestore}) => [tenant, tableRestore])),
			new Map([
				['AUX_RECOVER$1795444500000000', {tenant: 'shop', jobId: 9}],
				['rt3', undefined],
			]),
		);
	});
}
