import assert from 'node:assert/strict';
import test from 'node:test';
import {createProgressSource} from '../../../source/sql/progress-source.js';
import {connect} from '../../../source/sql/connect.js';
import {minute, run, second, startedAt, worldWith} from './running-sql-server.js';

const events = 'oceanbase.DBA_OB_ROOTSERVICE_EVENT_HISTORY';
const never = new AbortController().signal;

test('the first event names the tenant in another way than the later ones', async (t) => {
	const {ask} = await run(t);
	const rows = await ask(`SELECT * FROM ${events} LIMIT 2`);
	assert.deepEqual(
		rows.map(({TIMESTAMP, MODULE, EVENT, NAME1, VALUE1, NAME2, VALUE2, NAME3, VALUE3, NAME4}) => [
			[TIMESTAMP, MODULE, EVENT],
			[NAME1, VALUE1, NAME2, VALUE2, NAME3, VALUE3, NAME4],
		]),
		[
			[
				['2026-11-23 22:35:00.000492', 'physical_restore', 'change_restore_status'],
				['job_id', '4', 'tenant_name', 'rt2', 'status', 'CREATE_TENANT', ''],
			],
			[
				['2026-11-23 22:35:11.000492', 'physical_restore', 'change_restore_status'],
				['job_id', '4', 'tenant', 'rt2', 'status', 'WAIT_TENANT_RESTORE_FINISH', ''],
			],
		],
	);
});

test('restop reads the changes up to now, of seven days, oldest first', async (t) => {
	const {server, setNow} = await run(t, {world: worldWith({checkingMs: 8 * second, upgradingMs: 5 * second})});
	const source = createProgressSource({
		address: server,
		user: 'root@sys',
		password: 'secret word',
		connect,
		timeoutMs: 20_000,
	});
	t.after(async () => source.close());
	setNow(startedAt + 3 * minute - second);
	const changes = await source.readStatusChanges(never);
	assert.deepEqual(
		changes.map(({jobId, tenantName, status, at}) => [jobId, tenantName, status, at - startedAt]),
		[
			[4, 'rt2', 'CREATE_TENANT', 0],
			[4, 'rt2', 'WAIT_TENANT_RESTORE_FINISH', 11 * second],
			[4, 'rt2', 'RESTORE_PRE', 11 * second],
			[4, 'rt2', 'RESTORE_CREATE_INIT_LS', 11 * second],
			[4, 'rt2', 'PHYSICAL_RESTORE_WAIT_RESTORE_TO_CONSISTENT_SCN', 11 * second],
			[4, 'rt2', 'RESTORE_WAIT_LS', 11 * second],
			[4, 'rt2', 'POST_CHECK', 173 * second],
		],
	);
	setNow(startedAt + 7 * 1440 * minute + minute);
	const late = await source.readStatusChanges(never);
	assert.deepEqual(
		late.map(({status}) => status),
		['POST_CHECK', 'UPGRADE', 'RESTORE_SUCCESS', 'RESTORE_SUCCESS'],
	);
});
