import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {progressRows} from '../../../source/simulator/sql/progress-view.js';
import {viewVersions} from '../../../source/simulator/sql/view-version.js';
import {createRestore, scenarioLibrary, storyOf} from '../../../source/simulator/world/scenario-library.js';
import type {Restore} from '../../../source/simulator/world/scenario.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {startType, typesOf, wireTypes} from '../../engine/wire-types.js';
import {askOwn, code, run, second, startedAt, view, worldWith} from './running-sql-server.js';

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

test('shows the figures that the agent hides, at any time', async (t) => {
	const world = worldWith({figures: 'hidden'});
	const running = await run(t, {world});
	await fc.assert(
		fc.asyncProperty(fc.integer({min: 11 * second, max: 196 * second - 1}), async (afterMs) => {
			const now = startedAt + afterMs;
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
	readonly expected: ReadonlyArray<readonly [afterMs: number, ...statuses: string[]]>;
	readonly version?: '4.1';
};

const wait = 'WAIT_TENANT_RESTORE_FINISH';
const spans = {checkingMs: 8 * second, upgradingMs: 5 * second};
const lives: readonly Life[] = [
	{
		title: 'success',
		changes: spans,
		expected: [
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
		title: 'success of the oldest view, which shows more phases',
		changes: spans,
		version: '4.1',
		expected: [
			[11 * second, wait, 'RESTORE_WAIT_LS'],
			[173 * second - 1, wait, 'RESTORE_WAIT_LS'],
			[173 * second, wait, 'POST_CHECK'],
			[181 * second, wait, 'UPGRADE'],
			[186 * second, 'RESTORE_SUCCESS', 'RESTORE_SUCCESS'],
		],
	},
	{
		title: 'success with default spans',
		changes: {},
		version: '4.1',
		expected: [
			[186 * second - 17_500, wait, 'POST_CHECK'],
			[186 * second - 8750, wait, 'UPGRADE'],
		],
	},
	{
		title: 'failure',
		changes: {...spans, ending: {type: 'failure', comment: ''}},
		expected: [[186 * second - 1, wait, 'RESTORING'], [186 * second, 'RESTORE_FAIL', 'RESTORE_FAIL'], [196 * second]],
	},
	{
		title: 'a cancelled one: its rows are dropped with the tenant',
		changes: {...spans, ending: {type: 'cancelled', comment: ''}},
		expected: [[186 * second - 1, wait, 'RESTORING'], [186 * second, 'RESTORE_FAIL'], [196 * second]],
	},
];

for (const {title, changes, expected, version} of lives) {
	test(`statuses: ${title}`, async (t) => {
		const {ask, setNow} = await run(t, {world: worldWith(changes), ...(version === undefined ? {} : {version})});
		for (const [afterMs, ...statuses] of expected) {
			setNow(startedAt + afterMs);
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
			scenarioLibrary.quickSuccess(startedAt),
			{tenant: 'rt3', restores: [createRestore({startedAt: startedAt - 30 * second, jobId: 3, restoreTenantId: 1008})]},
			scenarioLibrary.doneLongAgo(startedAt),
			scenarioLibrary.neverRestored(startedAt),
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

const moment = {t: startedAt + 60_000, version: '4.3.3', offsetMinutes: 480} as const;
const kinds = [
	['hidden', 2],
	['reported', 2],
	['nowhere', 1],
] as const;

for (const [figures, rows] of kinds) {
	test(`a restore whose figures are ${figures} has ${rows === 1 ? 'only the sys row' : 'a row of its own'}`, () => {
		const story = storyOf([{tenant: 'rt2', restores: [createRestore({startedAt, figures})]}]);
		const found = progressRows(story, moment);
		assert.equal(found.length, rows);
		assert.equal(found[0]?.ownStage, undefined);
	});
}

/** As OceanBase's own engine names and orders them. */
const described = [
	['TENANT_ID', 'bigint(20)'],
	['JOB_ID', 'bigint(20)'],
	['RESTORE_TENANT_NAME', 'longtext'],
	['RESTORE_TENANT_ID', 'longtext'],
	['BACKUP_TENANT_NAME', 'longtext'],
	['BACKUP_TENANT_ID', 'longtext'],
	['BACKUP_CLUSTER_NAME', 'longtext'],
	['BACKUP_DEST', 'longtext'],
	['RESTORE_OPTION', 'longtext'],
	['RESTORE_TYPE', 'longtext'],
	['RESTORE_SCN', 'longtext'],
	['RESTORE_SCN_DISPLAY', 'datetime(6)'],
	['STATUS', 'longtext'],
	['START_TIMESTAMP', 'timestamp(6)'],
	['BACKUP_SET_LIST', 'longtext'],
	['BACKUP_PIECE_LIST', 'longtext'],
	['RECOVER_SCN', 'bigint(20) unsigned'],
	['RECOVER_SCN_DISPLAY', 'datetime(6)'],
	['RECOVER_PROGRESS', 'decimal(6,2)'],
	['TABLET_COUNT', 'bigint(20)'],
	['FINISH_TABLET_COUNT', 'bigint(20)'],
	['RESTORE_PROGRESS', 'decimal(6,2)'],
	['TOTAL_BYTES', 'bigint(20)'],
	['TOTAL_BYTES_DISPLAY', 'varchar(27)'],
	['FINISH_BYTES', 'bigint(20)'],
	['FINISH_BYTES_DISPLAY', 'varchar(27)'],
	['DESCRIPTION', 'longtext'],
];

test('SHOW COLUMNS describes the view', async (t) => {
	const {ask} = await run(t);
	const rows = await ask(`SHOW COLUMNS FROM ${view}`);
	assert.deepEqual(
		rows.map(({Field, Type}) => [Field, Type]),
		described,
	);
});

test('SCNs are shown in the zone of the server, and the start in that of the session', async (t) => {
	const running = await run(t);
	await running.ask("SET time_zone = '+00:00'");
	const row = await askOwn(running);
	assert.equal(row['START_TIMESTAMP'], '2026-11-23 14:35:00.000492');
	assert.equal(row['RESTORE_SCN_DISPLAY'], '2026-11-23 22:30:00.000245');
});

test('the columns have the types that they have in OceanBase', async (t) => {
	const {connectAs} = await run(t);
	const connection = await connectAs();
	const [, all] = await connection.query(`SELECT * FROM ${view}`);
	assert.deepEqual(typesOf(all), wireTypes);
	const [, start] = await connection.query(`SELECT UNIX_TIMESTAMP(START_TIMESTAMP) AS STARTED_AT FROM ${view}`);
	assert.deepEqual(typesOf(start), [startType]);
});
