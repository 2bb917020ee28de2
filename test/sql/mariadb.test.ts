import assert from 'node:assert/strict';
import test, {after, type TestContext} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {connect} from '../../source/sql/connect.js';
import type {Connect, SqlConnection, SqlRow} from '../../source/sql/sql-connection.js';
import {SqlError} from '../../source/sql/sql-error.js';
import {createProgressSource} from '../../source/sql/progress-source.js';
import {runMariaDb} from './mariadb.js';

const never = new AbortController().signal;
const password = "it's 7 pöund$";
const view = 'oceanbase.CDB_OB_RESTORE_PROGRESS';

/** The job's parameters are rows of names and values in OceanBase, so that much of the view is text. */
const oldColumns = `
	TENANT_ID BIGINT NOT NULL, JOB_ID BIGINT NOT NULL, RESTORE_TENANT_NAME LONGTEXT, RESTORE_TENANT_ID LONGTEXT,
	BACKUP_DEST LONGTEXT, RESTORE_OPTION LONGTEXT, RESTORE_SCN LONGTEXT, RESTORE_SCN_DISPLAY DATETIME(6),
	STATUS VARCHAR(64), START_TIMESTAMP TIMESTAMP(6) NULL, TOTAL_BYTES BIGINT, TOTAL_BYTES_DISPLAY VARCHAR(32),
	FINISH_BYTES BIGINT, FINISH_BYTES_DISPLAY VARCHAR(32), DESCRIPTION LONGTEXT`.replaceAll(/\s+/gv, ' ');
const newColumns = `${oldColumns}, RECOVER_SCN BIGINT UNSIGNED, RECOVER_PROGRESS DECIMAL(6,2), TABLET_COUNT BIGINT,
	FINISH_TABLET_COUNT BIGINT, RESTORE_PROGRESS DECIMAL(6,2)`.replaceAll(/\s+/gv, ' ');

const jobs = `RESTORE_TENANT_NAME = 'mysql', RESTORE_TENANT_ID = '1008', BACKUP_DEST = 'oss://b?access_key=k',
	RESTORE_SCN = '1728890608464651001', RESTORE_SCN_DISPLAY = '2024-10-14 15:23:28.464651', START_TIMESTAMP = FROM_UNIXTIME(1728890600.464651)`.replaceAll(
	/\s+/gv,
	' ',
);
const sysRow = `TENANT_ID = 1, JOB_ID = 2, STATUS = 'WAIT_TENANT_RESTORE_FINISH', ${jobs}`;

/** Thousands of rows: both of each job, one of which ended each minute. */
const endedRows = Array.from({length: 1500}, (_, index) => {
	const ofTenant = (tenantId: number, seconds: number) =>
		`(${tenantId}, ${100 + index}, 'ended_${index}', ${2000 + index}, 'oss://b?access_key=k', 1728890608464651001, 'SUCCESS', DATE_SUB(NOW(6), INTERVAL ${index + 10} MINUTE), DATE_SUB(NOW(6), INTERVAL ${index * 60 + seconds} SECOND), 590, 590, 100, 0, '')`;
	return `INSERT INTO oceanbase.CDB_OB_RESTORE_HISTORY VALUES ${ofTenant(1, 0)}, ${ofTenant(2000 + index, 10)}`;
});

const statements = [
	'CREATE DATABASE oceanbase',
	`CREATE TABLE oceanbase.old_rows (${oldColumns})`,
	`INSERT INTO oceanbase.old_rows SET ${sysRow}`,
	`INSERT INTO oceanbase.old_rows SET TENANT_ID = 1008, JOB_ID = 2, STATUS = 'RESTORE_WAIT_LS', TOTAL_BYTES = 298, FINISH_BYTES = 0, ${jobs}`,
	`CREATE TABLE oceanbase.new_rows (${newColumns})`,
	`INSERT INTO oceanbase.new_rows SET ${sysRow}`,
	`INSERT INTO oceanbase.new_rows SET TENANT_ID = 1008, JOB_ID = 2, STATUS = 'RESTORING', TOTAL_BYTES = 9007199254740991, FINISH_BYTES = 0, RECOVER_SCN = 1728890000123456789, RECOVER_PROGRESS = 72.23, TABLET_COUNT = 1767, FINISH_TABLET_COUNT = 598, RESTORE_PROGRESS = 33.84, ${jobs}`,
	"INSERT INTO oceanbase.new_rows SET TENANT_ID = 1010, JOB_ID = 3, STATUS = 'RESTORING', RECOVER_PROGRESS = 0, RESTORE_SCN = ''",
	`CREATE SQL SECURITY INVOKER VIEW ${view} AS SELECT * FROM oceanbase.new_rows`,
	...['root@sys', 'poor@sys', 'admin'].map(
		(user) => `CREATE USER '${user}'@'%' IDENTIFIED BY '${password.replaceAll("'", "''")}'`,
	),
	`CREATE TABLE oceanbase.CDB_OB_RESTORE_HISTORY (TENANT_ID BIGINT, JOB_ID BIGINT, RESTORE_TENANT_NAME VARCHAR(128), RESTORE_TENANT_ID BIGINT,
		BACKUP_DEST LONGTEXT, RESTORE_SCN BIGINT UNSIGNED, STATUS VARCHAR(64), START_TIMESTAMP TIMESTAMP(6) NULL, FINISH_TIMESTAMP TIMESTAMP(6) NULL,
		TABLET_COUNT BIGINT, FINISH_TABLET_COUNT BIGINT, TOTAL_BYTES BIGINT, FINISH_BYTES BIGINT, COMMENT VARCHAR(1024))`.replaceAll(
		/\s+/gv,
		' ',
	),
	...endedRows,
	"GRANT SELECT ON oceanbase.* TO 'root@sys'@'%'",
	"GRANT ALL ON *.* TO 'admin'@'%'",
];

const newReports = [
	{
		jobId: 2,
		restoreTenantId: 1008,
		status: 'RESTORING',
		tenantName: 'mysql',
		startedAt: 1_728_890_600_464,
		data: {
			percent: 33.84,
			finishedBytes: 0,
			totalBytes: 9_007_199_254_740_991,
			finishedTablets: 598,
			totalTablets: 1767,
		},
		log: {percent: 72.23, recoverScn: 1_728_890_000_123_456_789n, restoreScn: 1_728_890_608_464_651_001n},
	},
	{jobId: 3, restoreTenantId: 1010, status: 'RESTORING', data: {}, log: {percent: 0}},
];

const oldReports = [
	{
		jobId: 2,
		restoreTenantId: 1008,
		status: 'RESTORE_WAIT_LS',
		tenantName: 'mysql',
		startedAt: 1_728_890_600_464,
		// Without counts of tablets, 0 finished bytes are unknown.
		data: {totalBytes: 298},
		log: {restoreScn: 1_728_890_608_464_651_001n},
	},
];

async function readRows({read}: ReturnType<typeof createProgressSource>) {
	const {rows} = await read(never);
	return rows;
}

const server = await runMariaDb(statements);
after(async () => {
	await server?.stop();
});
const port = server?.port ?? 0;

/** Tests that a real MariaDB answers in the place of OceanBase; says where there is none. */
function check(title: string, act: (t: TestContext) => Promise<void>): void {
	test(title, async (t) => {
		if (server === undefined) {
			t.skip('no MariaDB is installed here: apt-get install mariadb-server');
			return;
		}

		await act(t);
	});
}

/** Does what only the server's keeper may. */
async function createAdmin(t: TestContext): Promise<(sql: string) => Promise<unknown>> {
	const connection = await connect({host: '127.0.0.1', port, user: 'admin', password, timeoutMs: 20_000}, never);
	t.after(() => {
		connection.destroy();
	});
	return async (sql) => connection.queryRows(sql, never);
}

type Facts = {readonly user?: string; readonly password?: string; readonly timeoutMs?: number};

/** A source, and the connections that it made. */
function open(t: TestContext, facts: Facts = {}) {
	const connections: SqlConnection[] = [];
	const remember: Connect = async (login, signal) => {
		const connection = await connect(login, signal);
		connections.push(connection);
		return connection;
	};

	const source = createProgressSource({
		address: {host: '127.0.0.1', port},
		user: 'root@sys',
		password,
		connect: remember,
		timeoutMs: 20_000,
		...facts,
	});
	t.after(async () => source.close());
	return {source, connections};
}

function failsWith(reason: string): (error: unknown) => boolean {
	return (error) => {
		assert.ok(error instanceof SqlError, String(error));
		assert.equal(error.problem.reason, reason, error.message);
		return true;
	};
}

check('the rows of 4.2.3 and later, SCNs to the last digit', async (t) => {
	const {source, connections} = open(t);
	assert.deepEqual(await readRows(source), newReports);
	assert.deepEqual(await readRows(source), newReports);
	assert.equal(connections.length, 1);
});

check('all restores: those that run, and those of a day that ended', async (t) => {
	const {source} = open(t);
	const first = await source.read(never, {sinceMs: 86_400_000});
	const restores = first.restores ?? [];
	assert.deepEqual(
		restores.slice(0, 2).map(({tenant, reading}) => [tenant, reading.status, reading.startedAt]),
		[
			['mysql', 'WAIT_TENANT_RESTORE_FINISH', 1_728_890_600_464],
			['ended_0', 'SUCCESS', restores[1]?.reading.startedAt],
		],
	);
	// A restore of the view has no name.
	assert.ok(Math.abs(restores.length - 1440) < 3, String(restores.length));
	assert.ok(Math.abs((first.serverTime ?? 0) - Date.now()) < 120_000);
	const admin = await createAdmin(t);
	await admin(
		"INSERT INTO oceanbase.CDB_OB_RESTORE_HISTORY (TENANT_ID, JOB_ID, RESTORE_TENANT_NAME, STATUS, FINISH_TIMESTAMP) VALUES (1, 9000, 'newest', 'FAIL', NOW(6))",
	);
	const next = await source.read(never, {sinceMs: 86_400_000});
	assert.equal(next.restores?.[1]?.tenant, 'newest');
	assert.equal(next.restores[2], restores[1], 'what is known is the same by reference');
	await admin('DELETE FROM oceanbase.CDB_OB_RESTORE_HISTORY WHERE JOB_ID = 9000');
});

check('the session may only read', async (t) => {
	const {source, connections} = open(t, {user: 'admin'});
	await source.read(never);
	const [connection] = connections;
	assert.ok(connection);
	const {rows} = await connection.queryRows('SELECT @@tx_read_only AS R', never);
	assert.deepEqual(rows, [{R: '1'}] satisfies readonly SqlRow[]);
	const deletion = connection.queryRows('DELETE FROM oceanbase.new_rows', never);
	await assert.rejects(deletion, {errno: 1792});
});

check('several statements in one are refused', async (t) => {
	const admin = await createAdmin(t);
	await assert.rejects(admin('SELECT 1; SELECT 2'), {errno: 1064});
});

check('the rows of an older version, which comes in the middle', async (t) => {
	const admin = await createAdmin(t);
	const {source, connections} = open(t);
	await source.read(never);
	await admin(`CREATE OR REPLACE SQL SECURITY INVOKER VIEW ${view} AS SELECT * FROM oceanbase.old_rows`);
	await assert.rejects(source.read(never), failsWith('failed'));
	assert.deepEqual(await readRows(source), oldReports);
	assert.equal(connections.length, 1);
});

check('a view that is not there, and then is', async (t) => {
	const admin = await createAdmin(t);
	const {source, connections} = open(t);
	await admin(`DROP VIEW ${view}`);
	await assert.rejects(source.read(never), failsWith('noView'));
	await admin(`CREATE SQL SECURITY INVOKER VIEW ${view} AS SELECT * FROM oceanbase.new_rows`);
	assert.deepEqual(await readRows(source), newReports);
	assert.equal(connections.length, 1);
});

check('a wrong password, and a user who may not read the view', async (t) => {
	const wrong = open(t, {password: 'wrong'});
	await assert.rejects(wrong.source.read(never), failsWith('accessDenied'));
	const poor = open(t, {user: 'poor@sys'});
	await assert.rejects(poor.source.read(never), failsWith('noView'));
});

check('a connection that the server kills is opened again', async (t) => {
	const admin = await createAdmin(t);
	const {source, connections} = open(t);
	await source.read(never);
	const [connection] = connections;
	assert.ok(connection);
	const {rows} = await connection.queryRows('SELECT CONNECTION_ID() AS ID', never);
	await admin(`KILL ${rows[0]?.['ID']}`);
	while (connection.isOpen()) {
		// eslint-disable-next-line no-await-in-loop -- until the news is here
		await nextTurn();
	}

	assert.deepEqual(await readRows(source), newReports);
	assert.equal(connections.length, 2);
});

check('a statement that waits too long is left, and asked again over another connection', async (t) => {
	const admin = await createAdmin(t);
	const {source, connections} = open(t, {timeoutMs: 300});
	await source.read(never);
	await admin('LOCK TABLES oceanbase.new_rows WRITE');
	await assert.rejects(source.read(never), failsWith('timeout'));
	assert.equal(connections[0]?.isOpen(), false);
	await admin('UNLOCK TABLES');
	assert.deepEqual(await readRows(source), newReports);
	assert.equal(connections.length, 2);
});
