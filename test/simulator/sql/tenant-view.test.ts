import assert from 'node:assert/strict';
import test from 'node:test';
import {connect} from '../../../source/sql/connect.js';
import {createProgressSource} from '../../../source/sql/progress-source.js';
import {run, second, startedAt} from './running-sql-server.js';

const tenants = 'oceanbase.DBA_OB_TENANTS';

test('has sys, and each other tenant with its META tenant', async (t) => {
	const {ask} = await run(t);
	assert.deepEqual(await ask(`SELECT TENANT_ID, TENANT_NAME, TENANT_TYPE, STATUS, TENANT_ROLE FROM ${tenants}`), [
		{TENANT_ID: 1, TENANT_NAME: 'sys', TENANT_TYPE: 'SYS', STATUS: 'NORMAL', TENANT_ROLE: 'PRIMARY'},
		{TENANT_ID: 1009, TENANT_NAME: 'META$1010', TENANT_TYPE: 'META', STATUS: 'RESTORE', TENANT_ROLE: 'PRIMARY'},
		{TENANT_ID: 1010, TENANT_NAME: 'rt2', TENANT_TYPE: 'USER', STATUS: 'RESTORE', TENANT_ROLE: 'RESTORE'},
	]);
	assert.deepEqual(await ask(`SELECT CREATE_TIME FROM ${tenants} WHERE TENANT_ID = 1010`), [
		{CREATE_TIME: '2026-11-23 22:35:04.000000'},
	]);
});

test('restop reads the names of the tenants that are there', async (t) => {
	const {server, setNow} = await run(t);
	const source = createProgressSource({
		address: server,
		user: 'root@sys',
		password: 'secret word',
		connect,
		timeoutMs: 20_000,
	});
	t.after(async () => source.close());
	const never = new AbortController().signal;
	setNow(startedAt + 3 * second);
	assert.deepEqual(await source.readTenants(never), []);
	setNow(startedAt + 4 * second);
	assert.deepEqual(await source.readTenants(never), ['rt2']);
});
