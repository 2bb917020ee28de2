import assert from 'node:assert/strict';
import test from 'node:test';
import {code, count, minute, run, startedAt, view} from './running-sql-server.js';

const understood: ReadonlyArray<readonly [statement: string, rows: ReadonlyArray<Readonly<Record<string, unknown>>>]> =
	[
		[
			'select job_id, `Tenant_Id` as `tenant` from `oceanbase`.`cdb_ob_restore_progress`',
			[
				{job_id: 4, tenant: 1},
				{job_id: 4, tenant: 1010},
			],
		],
		[`SELECT JOB_ID\nFROM ${view}\nWHERE TENANT_ID != 1;`, [{JOB_ID: 4}]],
		[`SELECT /*+ QUERY_TIMEOUT(5000000) */ TENANT_ID FROM ${view} LIMIT 1`, [{TENANT_ID: 1}]],
		[`SELECT TENANT_ID FROM ${view} WHERE RESTORE_TENANT_ID = 1010 LIMIT 9`, [{TENANT_ID: 1}, {TENANT_ID: 1010}]],
		[`SELECT TENANT_ID FROM ${view} WHERE TABLET_COUNT <> 1`, [{TENANT_ID: 1010}]],
		[`SELECT TENANT_ID FROM ${view} LIMIT 0`, []],
		[`SELECT TENANT_ID FROM ${view} ORDER BY TENANT_ID DESC LIMIT 1`, [{TENANT_ID: 1010}]],
		[`SELECT TENANT_ID FROM ${view} WHERE JOB_ID IN (3, 4) AND TENANT_ID <> 1`, [{TENANT_ID: 1010}]],
		[`SELECT TENANT_ID FROM ${view} WHERE RESTORE_TENANT_NAME = 'RT2' AND TENANT_ID = 1`, [{TENANT_ID: 1}]],
		[`SELECT UNIX_TIMESTAMP(START_TIMESTAMP) AS S FROM ${view} LIMIT 1`, [{S: `${startedAt / 1000}.000492`}]],
		[`SELECT UNIX_TIMESTAMP(NOW(6)) AS S FROM ${view} LIMIT 1`, [{S: `${(startedAt + minute) / 1000}.000000`}]],
		[`SELECT TENANT_ID FROM ${view} WHERE JOB_ID = 3 OR TENANT_ID = 1`, [{TENANT_ID: 1}]],
		['SELECT @@time_zone', [{'@@time_zone': '+08:00'}]],
		['select @@session.time_zone as zone', [{zone: '+08:00'}]],
	];

test('understands a small SELECT', async (t) => {
	const {ask, server} = await run(t);
	for (const [statement, expected] of understood) {
		// eslint-disable-next-line no-await-in-loop
		const rows = await ask(statement);
		assert.deepEqual(rows, expected, statement);
	}

	assert.deepEqual(
		server.statements,
		understood.map(([statement]) => statement),
	);
});

const refused: ReadonlyArray<readonly [statement: string, expected: string]> = [
	[`SELECT NONSENSE FROM ${view}`, 'ER_BAD_FIELD_ERROR'],
	[`SELECT JOB_ID FROM ${view} WHERE NONSENSE = 1`, 'ER_BAD_FIELD_ERROR'],
	['SELECT NONSENSE FROM oceanbase.CDB_OB_NONSENSE', 'ER_NO_SUCH_TABLE'],
	['SELECT * FROM elsewhere.CDB_OB_RESTORE_PROGRESS', 'ER_NO_SUCH_TABLE'],
	['SELECT * FROM CDB_OB_RESTORE_PROGRESS', 'ER_NO_DB_ERROR'],
	[`SELECT COUNT(*) FROM ${view}`, 'ER_PARSE_ERROR'],
	[`SELECT JOB_ID FROM ${view} GROUP BY JOB_ID`, 'ER_PARSE_ERROR'],
	[`SELECT JOB_ID FROM ${view} ORDER BY NONSENSE`, 'ER_BAD_FIELD_ERROR'],
	[`SELECT UNIX_TIMESTAMP(NONSENSE) AS X FROM ${view}`, 'ER_BAD_FIELD_ERROR'],
	['SHOW COLUMNS FROM oceanbase.CDB_OB_NONSENSE', 'ER_NO_SUCH_TABLE'],
	[`SELECT * FROM ${view} WHERE JOB_ID > 1 OR 1`, 'ER_PARSE_ERROR'],
	[`SELECT * FROM ${view} WHERE JOB_ID = 1 OR 1`, 'ER_PARSE_ERROR'],
	[`SELECT NOW(6) FROM ${view}`, 'ER_PARSE_ERROR'],
	[`SELECT JOB_ID FROM ${view} WHERE UNIX_TIMESTAMP(NONSENSE) > 1`, 'ER_BAD_FIELD_ERROR'],
	[`SELECT * FROM ${view}; SELECT 1`, 'ER_PARSE_ERROR'],
	['DROP TENANT rt2', 'ER_PARSE_ERROR'],
	['SET', 'ER_PARSE_ERROR'],
	['SET GLOBAL time_zone = 1', 'ER_PARSE_ERROR'],
	['SET nonsense = 1', 'ER_UNKNOWN_SYSTEM_VARIABLE'],
	["SET time_zone = 'Nowhere'", 'ER_UNKNOWN_TIME_ZONE'],
];

test('refuses what it does not understand and stays', async (t) => {
	const {ask, connectAs} = await run(t);
	for (const [statement, expected] of refused) {
		// eslint-disable-next-line no-await-in-loop
		await assert.rejects(ask(statement), code(expected), statement);
	}

	const connection = await connectAs();
	await assert.rejects(connection.execute('SET ob_query_timeout = 1'), code('ER_PARSE_ERROR'));
	await connection.ping();
	assert.equal(await count({ask}), 2);
});
