import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect} from 'node:net';
import test, {type TestContext} from 'node:test';
import fc from 'fast-check';
import {createConnection, type Connection, type ConnectionOptions, type RowDataPacket} from 'mysql2/promise';
import {viewVersions} from '../../../source/simulator/world/progress-view.js';
import {createRestore, scenarioLibrary, storyOf} from '../../../source/simulator/world/scenario-library.js';
import type {Restore, Story} from '../../../source/simulator/world/scenario.js';
import {startSqlServer, type SqlServer, type SqlServerOptions} from '../../../source/simulator/sql/sql-server.js';
import {parseOffset} from '../../../source/simulator/agent/wire-time.js';
import {createWorld, type World} from '../../../source/simulator/world/world.js';

const second = 1000;
const minute = 60 * second;
const statedAt = Date.parse('2026-11-23T22:35:00+08:00');
const rootPassword = 'secret word';
const view = 'oceanbase.CDB_OB_RESTORE_PROGRESS';

type Row = Readonly<Record<string, string | number | null>>;

type Running = {
	readonly server: SqlServer;
	readonly connectAs: (changes?: ConnectionOptions) => Promise<Connection>;
	readonly ask: (statement: string) => Promise<readonly Row[]>;
	readonly setNow: (next: number) => void;
};

function worldWith(changes: Partial<Restore> = {}, story: Partial<Story> = {}): World {
	return createWorld(storyOf([{tenant: 'rt2', restores: [createRestore({statedAt, ...changes})]}], story));
}

/** A server of a world, a minute after the statement unless told otherwise, and a client that is logged in. */
async function run(t: TestContext, options: Partial<SqlServerOptions> = {}): Promise<Running> {
	let now = statedAt + minute;
	const server = await startSqlServer({
		host: '127.0.0.1',
		port: 0,
		world: worldWith(),
		now: () => now,
		rootPassword,
		...options,
	});
	t.after(server.close);
	const connectAs = async (changes: ConnectionOptions = {}) => {
		const {host, port} = server;
		const exact = {dateStrings: true, supportBigNumbers: true};
		const connection = await createConnection({
			host,
			port,
			user: 'root@sys',
			password: rootPassword,
			...exact,
			...changes,
		});
		// A server that closes first is no failure of the test.
		connection.on('error', () => undefined);
		t.after(() => {
			connection.destroy();
		});
		return connection;
	};

	const connection = await connectAs();
	return {
		server,
		connectAs,
		ask: async (statement) => askOver(connection, statement),
		setNow(next) {
			now = next;
		},
	};
}

async function askOver(connection: Connection, statement: string): Promise<readonly Row[]> {
	const [rows] = await connection.query<RowDataPacket[]>(statement);
	// A statement without rows gives no array.
	return Array.isArray(rows) ? rows.map((row) => ({...row})) : [];
}

async function count(running: Pick<Running, 'ask'>): Promise<number> {
	const rows = await running.ask(`SELECT * FROM ${view}`);
	return rows.length;
}

async function askOwn(running: Running): Promise<Row> {
	const [row] = await running.ask(`SELECT * FROM ${view} WHERE TENANT_ID <> 1`);
	return row ?? assert.fail('no row of the tenant');
}

function code(expected: string) {
	return (error: unknown) => error instanceof Error && 'code' in error && error.code === expected;
}

test('gives both rows of a running job, exact', async (t) => {
	const {ask} = await run(t);
	const [sysRow, ownRow] = await ask(`select * from ${view}`);
	assert.deepEqual(sysRow, {
		TENANT_ID: 1,
		JOB_ID: 4,
		RESTORE_TENANT_NAME: 'rt2',
		RESTORE_TENANT_ID: '1010',
		BACKUP_TENANT_NAME: 'shop',
		BACKUP_TENANT_ID: '1002',
		BACKUP_CLUSTER_NAME: 'obc',
		BACKUP_DEST:
			'file:///data/nfs/backup/data?access_id=simulated&access_key=simulated-secret,' +
			'file:///data/nfs/backup/archive?access_id=simulated&access_key=simulated-secret',
		RESTORE_OPTION: 'pool_list=rt2_pool&locality=FULL@zone1&primary_zone=RANDOM',
		RESTORE_TYPE: 'FULL',
		RESTORE_SCN: '1795444200000245001',
		RESTORE_SCN_DISPLAY: '2026-11-23 22:30:00.000245',
		STATUS: 'WAIT_TENANT_RESTORE_FINISH',
		START_TIMESTAMP: '2026-11-23 22:35:00.000492',
		BACKUP_SET_LIST: 'file:///data/nfs/backup/data/backup_set_2_full',
		BACKUP_PIECE_LIST:
			'file:///data/nfs/backup/archive/piece_d1001r1p1,file:///data/nfs/backup/archive/piece_d1001r2p2',
		RECOVER_SCN: null,
		RECOVER_SCN_DISPLAY: null,
		RECOVER_PROGRESS: null,
		RESTORE_PROGRESS: null,
		TABLET_COUNT: null,
		FINISH_TABLET_COUNT: null,
		TOTAL_BYTES: null,
		TOTAL_BYTES_DISPLAY: null,
		FINISH_BYTES: null,
		FINISH_BYTES_DISPLAY: null,
		DESCRIPTION: '',
	});
	assert.deepEqual(ownRow, {
		...sysRow,
		TENANT_ID: 1010,
		STATUS: 'RESTORING',
		// Forty of 175 seconds have been counted, of a log of twenty minutes.
		RECOVER_SCN: '1795443274285959287',
		RECOVER_SCN_DISPLAY: '2026-11-23 22:14:34.285959',
		RECOVER_PROGRESS: '22.85',
		RESTORE_PROGRESS: '22.85',
		TABLET_COUNT: 590,
		FINISH_TABLET_COUNT: 134,
		TOTAL_BYTES: 18_622_709,
		TOTAL_BYTES_DISPLAY: '17.76MB',
		FINISH_BYTES: 4_256_619,
		FINISH_BYTES_DISPLAY: '4.06MB',
	});
});

test('tells the world of a restore whose figures the agent hides, at any time', async (t) => {
	const world = worldWith({figures: 'hidden'});
	const running = await run(t, {world});
	await fc.assert(
		fc.asyncProperty(fc.integer({min: 11 * second, max: 196 * second - 1}), async (afterMs) => {
			const now = statedAt + afterMs;
			running.setNow(now);
			const row = await askOwn(running);
			const figures = world.figuresAt('rt2', now) ?? assert.fail('no figures');
			assert.equal(row['FINISH_BYTES'], figures.finishedBytes);
			assert.equal(row['FINISH_TABLET_COUNT'], figures.finishedTablets);
			assert.equal(row['RECOVER_SCN'], figures.recoverScn.toString());
			assert.equal(row['RECOVER_PROGRESS'], (figures.recoverProgress / 100).toFixed(2));
			assert.equal(row['RESTORE_PROGRESS'], (figures.restoreProgress / 100).toFixed(2));
		}),
		{numRuns: 50},
	);
});

type Life = {
	readonly title: string;
	readonly changes: Partial<Restore>;
	/** After the statement: the statuses of all rows. */
	readonly told: ReadonlyArray<readonly [afterMs: number, ...statuses: string[]]>;
	readonly version?: '4.1';
};

const wait = 'WAIT_TENANT_RESTORE_FINISH';
const spans = {checkingMs: 8 * second, upgradingMs: 5 * second};
const lives: readonly Life[] = [
	{
		title: 'success',
		changes: spans,
		told: [
			[-1],
			[0, 'CREATE_TENANT'],
			[11 * second - 1, 'CREATE_TENANT'],
			[11 * second, wait, 'RESTORING'],
			[181 * second - 1, wait, 'RESTORING'],
			[181 * second, wait, 'UPGRADE'],
			[186 * second - 1, wait, 'UPGRADE'],
			[186 * second, 'RESTORE_SUCCESS', 'RESTORE_SUCCESS'],
			[196 * second - 1, 'RESTORE_SUCCESS', 'RESTORE_SUCCESS'],
			[196 * second],
		],
	},
	{
		title: 'success of the oldest view, which tells more',
		changes: spans,
		version: '4.1',
		told: [
			[11 * second, wait, 'RESTORE_WAIT_LS'],
			[173 * second - 1, wait, 'RESTORE_WAIT_LS'],
			[173 * second, wait, 'POST_CHECK'],
			[181 * second, wait, 'UPGRADE'],
			[186 * second, 'RESTORE_SUCCESS', 'RESTORE_SUCCESS'],
		],
	},
	{
		title: 'success with spans of its own making',
		changes: {},
		version: '4.1',
		told: [
			[186 * second - 17_500, wait, 'POST_CHECK'],
			[186 * second - 8750, wait, 'UPGRADE'],
		],
	},
	{
		title: 'failure',
		changes: {...spans, ending: {type: 'failure', comment: ''}},
		told: [[186 * second - 1, wait, 'RESTORING'], [186 * second, 'RESTORE_FAIL', 'RESTORE_FAIL'], [196 * second]],
	},
	{
		title: 'a cancelled one: its rows are dropped with the tenant',
		changes: {...spans, ending: {type: 'cancelled', comment: ''}},
		told: [[186 * second - 1, wait, 'RESTORING'], [186 * second, 'RESTORE_FAIL'], [196 * second]],
	},
];

for (const {title, changes, told, version} of lives) {
	test(`statuses: ${title}`, async (t) => {
		const {ask, setNow} = await run(t, {world: worldWith(changes), ...(version === undefined ? {} : {version})});
		for (const [afterMs, ...statuses] of told) {
			setNow(statedAt + afterMs);
			// One after another, as the clock goes.
			// eslint-disable-next-line no-await-in-loop
			const rows = await ask(`SELECT STATUS FROM ${view}`);
			assert.deepEqual(
				rows.map((row) => row['STATUS']),
				statuses,
				`${afterMs} ms`,
			);
		}
	});
}

test('lists every running job and no ended one', async (t) => {
	const world = createWorld(
		storyOf([
			scenarioLibrary.quickSuccess(statedAt),
			{tenant: 'rt3', restores: [createRestore({statedAt: statedAt - 30 * second, jobId: 3, restoreTenantId: 1008})]},
			scenarioLibrary.doneLongAgo(statedAt),
			scenarioLibrary.neverRestored(statedAt),
		]),
	);
	const {ask} = await run(t, {world});
	const rows = await ask(`SELECT TENANT_ID, RESTORE_TENANT_NAME FROM ${view}`);
	assert.deepEqual(
		rows.map((row) => Object.values(row)),
		[
			[1, 'rt3'],
			[1008, 'rt3'],
			[1, 'rt2'],
			[1010, 'rt2'],
		],
	);
});

const figureColumns = ['RECOVER_SCN', 'RECOVER_PROGRESS', 'RESTORE_PROGRESS', 'TABLET_COUNT', 'FINISH_TABLET_COUNT'];
const columnsOf = {
	'4.1': ['FINISH_BYTES'],
	'4.2.1': ['FINISH_BYTES'],
	'4.2.5': ['FINISH_BYTES', ...figureColumns],
	'4.3.3': ['FINISH_BYTES', ...figureColumns, 'RESTORE_TYPE'],
} as const;

for (const version of viewVersions) {
	test(`columns of ${version}`, async (t) => {
		const running = await run(t, {version});
		const there = new Set(Object.keys(await askOwn(running)));
		const expected: readonly string[] = columnsOf[version];
		for (const column of columnsOf['4.3.3']) {
			assert.equal(there.has(column), expected.includes(column), column);
		}

		if (version !== '4.3.3') {
			await assert.rejects(running.ask(`SELECT RESTORE_TYPE FROM ${view}`), code('ER_BAD_FIELD_ERROR'));
		}
	});
}

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
	[`SELECT * FROM ${view} ORDER BY JOB_ID`, 'ER_PARSE_ERROR'],
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

test('takes known variables, and gives times in the zone of the session', async (t) => {
	const running = await run(t);
	await running.ask('SET NAMES utf8mb4');
	await running.ask('SET SESSION TRANSACTION READ ONLY');
	await running.ask('SET ob_query_timeout = 5000000, @@session.autocommit=1');
	await running.ask("SET SESSION time_zone = '-03:30'");
	assert.deepEqual(await running.ask('SELECT @@time_zone'), [{'@@time_zone': '-03:30'}]);
	const moved = await askOwn(running);
	assert.equal(moved['START_TIMESTAMP'], '2026-11-23 11:05:00.000492');

	const other = await running.connectAs();
	assert.deepEqual(await askOver(other, 'SELECT @@time_zone'), [{'@@time_zone': '+08:00'}]);

	await running.ask("SET time_zone = 'SYSTEM'");
	const movedBack = await askOwn(running);
	assert.equal(movedBack['START_TIMESTAMP'], '2026-11-23 22:35:00.000492');
});

test('an offset is read back', () => {
	assert.equal(parseOffset('+08:00'), 480);
	assert.equal(parseOffset('-03:30'), -210);
	assert.equal(parseOffset('Asia/Shanghai'), undefined);
});

test('lets in root of sys, by its password only', async (t) => {
	const {connectAs, server} = await run(t);
	await connectAs({user: 'root@sys#ob-test'});
	const wrong: readonly ConnectionOptions[] = [
		{password: 'wrong'},
		{password: ''},
		{user: 'root@rt2'},
		{user: 'admin@sys'},
		{user: 'root@sys#elsewhere'},
	];
	for (const changes of wrong) {
		// eslint-disable-next-line no-await-in-loop
		await assert.rejects(connectAs(changes), code('ER_ACCESS_DENIED_ERROR'), JSON.stringify(changes));
	}

	assert.deepEqual(server.logins, [
		'root@sys',
		'root@sys#ob-test',
		'root@sys',
		'root@sys',
		'root@rt2',
		'admin@sys',
		'root@sys#elsewhere',
	]);
});

test('an empty password is one too', async (t) => {
	const server = await startSqlServer({host: '127.0.0.1', port: 0, world: worldWith(), now: () => statedAt});
	t.after(server.close);
	const options = {host: server.host, port: server.port, user: 'root@sys'};
	const connection = await createConnection(options);
	await connection.end();
	await assert.rejects(createConnection({...options, password: 'some'}), code('ER_ACCESS_DENIED_ERROR'));
});

test('faults: no way, nobody let in, no view, and well again', async (t) => {
	const {ask, connectAs, server} = await run(t);
	server.setFault({type: 'noView'});
	await assert.rejects(ask(`SELECT * FROM ${view}`), code('ER_NO_SUCH_TABLE'));
	server.setFault({type: 'denied'});
	await assert.rejects(connectAs(), code('ER_ACCESS_DENIED_ERROR'));
	server.setFault({type: 'refuse'});
	await assert.rejects(connectAs(), code('ECONNRESET'));
	server.setFault(undefined);
	assert.equal(await count({ask}), 2);
	server.setFault({type: 'refuse'});
	await assert.rejects(ask(`SELECT * FROM ${view}`), code('ECONNRESET'));
});

test('hangs, and closes all the same', async (t) => {
	const {ask, connectAs, server} = await run(t);
	server.setFault({type: 'hang'});
	await assert.rejects(connectAs({connectTimeout: 50}), code('ETIMEDOUT'));
	const unanswered = assert.rejects(ask(`SELECT * FROM ${view}`), code('PROTOCOL_CONNECTION_LOST'));
	const silent = connect(server.port, server.host);
	await once(silent, 'connect');
	await server.close();
	await unanswered;
});

test('is as slow as it is told to be', async (t) => {
	const {ask, server} = await run(t);
	const {promise, resolve} = Promise.withResolvers<undefined>();
	let isAnswered = false;
	server.setFault({type: 'slow', wait: async () => promise});
	const answered = count({ask}).then((rows) => {
		isAnswered = true;
		return rows;
	});
	await new Promise((done) => {
		setTimeout(done, 30);
	});
	assert.equal(isAnswered, false);
	resolve(undefined);
	assert.equal(await answered, 2);
});

test('is away where the story says that the database is down', async (t) => {
	const from = statedAt + 2 * minute;
	const outage = {from, to: from + minute, fault: {type: 'dbDown', database: 'gone'}} as const;
	const {ask, connectAs, setNow} = await run(t, {world: worldWith({}, {outages: [outage]})});
	setNow(from);
	await assert.rejects(ask('SELECT @@time_zone'), code('ECONNRESET'));
	setNow(from + minute);
	const again = await connectAs();
	assert.equal(await count({ask: async (statement) => askOver(again, statement)}), 2);
});

test('a port that is taken is refused', async (t) => {
	const {server} = await run(t);
	await assert.rejects(
		startSqlServer({host: server.host, port: server.port, world: worldWith(), now: () => statedAt}),
		code('EADDRINUSE'),
	);
});
