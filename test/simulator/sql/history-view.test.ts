import assert from 'node:assert/strict';
import test from 'node:test';
import {code, minute, run, second, startedAt, worldWith} from './running-sql-server.js';

const history = 'oceanbase.CDB_OB_RESTORE_HISTORY';
const after = startedAt + 10 * minute;

test('a running job has no row, an ended one has two, exact', async (t) => {
	const {ask, setNow} = await run(t);
	setNow(startedAt + 196 * second - 1);
	assert.deepEqual(await ask(`SELECT * FROM ${history}`), []);
	setNow(startedAt + 196 * second);
	const [ownRow, sysRow, ...others] = await ask(`SELECT * FROM ${history}`);
	assert.deepEqual(others, []);
	assert.deepEqual(sysRow, {
		TENANT_ID: 1,
		JOB_ID: 4,
		RESTORE_TENANT_NAME: 'rt2',
		RESTORE_TENANT_ID: 1010,
		BACKUP_TENANT_NAME: 'shop',
		BACKUP_TENANT_ID: 1002,
		BACKUP_CLUSTER_NAME: 'obc',
		BACKUP_DEST:
			'file:///data/nfs/backup/data?access_id=simulated&access_key=simulated-secret,' +
			'file:///data/nfs/backup/archive?access_id=simulated&access_key=simulated-secret',
		RESTORE_SCN: '1795444200000245001',
		RESTORE_SCN_DISPLAY: '2026-11-23 22:30:00.000245',
		RESTORE_OPTION: 'pool_list=rt2_pool&locality=FULL@zone1&primary_zone=RANDOM',
		RESTORE_TYPE: 'FULL',
		START_TIMESTAMP: '2026-11-23 22:35:00.000492',
		FINISH_TIMESTAMP: '2026-11-23 22:38:16.000492',
		STATUS: 'SUCCESS',
		BACKUP_PIECE_LIST:
			'file:///data/nfs/backup/archive/piece_d1001r1p1,file:///data/nfs/backup/archive/piece_d1001r2p2',
		BACKUP_SET_LIST: 'file:///data/nfs/backup/data/backup_set_2_full',
		BACKUP_CLUSTER_VERSION: 17_180_000_519,
		LS_COUNT: 2,
		FINISH_LS_COUNT: 0,
		TABLET_COUNT: 590,
		FINISH_TABLET_COUNT: 590,
		TOTAL_BYTES: 18_622_709,
		TOTAL_BYTES_DISPLAY: '17.76MB',
		FINISH_BYTES: 0,
		FINISH_BYTES_DISPLAY: '0.00MB',
		DESCRIPTION: '',
		COMMENT: '',
	});
	assert.deepEqual(ownRow, {...sysRow, TENANT_ID: 1010, FINISH_TIMESTAMP: '2026-11-23 22:38:06.000492'});
});

test('a failed job says why in both rows, a cancelled one in the sys row alone, which has no counts', async (t) => {
	const failed = await run(t, {world: worldWith({ending: {type: 'failure', comment: 'why'}})});
	failed.setNow(after);
	const columns = 'TENANT_ID, STATUS, TABLET_COUNT, COMMENT';
	assert.deepEqual(await failed.ask(`SELECT ${columns} FROM ${history}`), [
		{TENANT_ID: 1010, STATUS: 'FAIL', TABLET_COUNT: 590, COMMENT: 'why'},
		{TENANT_ID: 1, STATUS: 'FAIL', TABLET_COUNT: 590, COMMENT: 'why'},
	]);
	const cancelled = await run(t, {world: worldWith({ending: {type: 'cancelled', comment: 'gone'}})});
	cancelled.setNow(after);
	assert.deepEqual(await cancelled.ask(`SELECT ${columns} FROM ${history}`), [
		{TENANT_ID: 1, STATUS: 'FAIL', TABLET_COUNT: 0, COMMENT: 'gone'},
	]);
});

test('times are in the zone of the session, and older versions lack a column', async (t) => {
	const {ask, setNow} = await run(t, {version: '4.2.5'});
	setNow(after);
	await ask("SET time_zone = '+00:00'");
	const [row] = await ask(`SELECT * FROM ${history}`);
	assert.equal(row?.['START_TIMESTAMP'], '2026-11-23 14:35:00.000492');
	assert.equal(row['RESTORE_SCN_DISPLAY'], '2026-11-23 22:30:00.000245');
	assert.ok(!('RESTORE_TYPE' in row));
});

test('faults: denied, and without a column', async (t) => {
	const {ask, server} = await run(t);
	server.setFault({type: 'historyDenied'});
	for (const statement of [`SELECT JOB_ID FROM ${history}`, `SHOW COLUMNS FROM ${history}`]) {
		// eslint-disable-next-line no-await-in-loop -- one after another
		await assert.rejects(ask(statement), code('ER_TABLEACCESS_DENIED_ERROR'));
	}

	server.setFault({type: 'historyLacks', column: 'COMMENT'});
	await assert.rejects(ask(`SELECT COMMENT FROM ${history}`), code('ER_BAD_FIELD_ERROR'));
	const columns = await ask(`SHOW COLUMNS FROM ${history}`);
	assert.equal(columns.length, 27);
	server.setFault(undefined);
	assert.deepEqual(await ask(`SELECT COMMENT FROM ${history}`), []);
});
