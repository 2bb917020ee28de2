import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {shareAt} from '../../../source/simulator/world/progress-curve.js';
import type {RestoreRow} from '../../../source/simulator/world/restore-row.js';
import {
	createRestore,
	logNotEnough,
	scenarioLibrary,
	storyOf,
	tenantNotExist,
} from '../../../source/simulator/world/scenario-library.js';
import type {Restore, Scenario, Story} from '../../../source/simulator/world/scenario.js';
import {createWorld, type World} from '../../../source/simulator/world/world.js';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;
const gibibyte = 1024 ** 3;
const start = Date.parse('2026-02-02T11:00:00+08:00');

function worldOf(...scenarios: readonly Scenario[]): World {
	return createWorld(storyOf(scenarios));
}

function worldWith(changes: Partial<Restore>): World {
	return worldOf({tenant: 'rt2', restores: [createRestore({statedAt: start, ...changes})]});
}

/** The overview in a word: the status where there is a row. */
function wordAt(world: World, tenant: string, t: number): string {
	const answer = world.overviewAt(tenant, t);
	return typeof answer === 'string' ? answer : answer.row.status;
}

function rowAt(world: World, tenant: string, t: number): RestoreRow {
	const answer = world.overviewAt(tenant, t);
	return typeof answer === 'string' ? assert.fail(`no row of ${tenant}: ${answer}`) : answer.row;
}

function taskOf(world: World, tenant: string, t: number): RestoreRow {
	const task = world.restoreTasksAt(t).find(({row}) => row.restore_tenant_name === tenant);
	return task?.row ?? assert.fail(`no task of ${tenant}`);
}

type Life = {
	readonly name: keyof typeof scenarioLibrary;
	/** Counted from the moment that the scenario is given. */
	readonly told: ReadonlyArray<readonly [afterMs: number, word: string]>;
};

/** Every boundary from both sides: the last millisecond of a stage and the first one of the next. */
const lives: readonly Life[] = [
	{
		name: 'quickSuccess',
		told: [
			[-1, 'absent'],
			[0, 'absent'],
			[4 * second - 1, 'absent'],
			[4 * second, 'CREATE_TENANT'],
			[11 * second - 1, 'CREATE_TENANT'],
			[11 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[186 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			[186 * second, 'RESTORE_SUCCESS'],
			[196 * second - 1, 'RESTORE_SUCCESS'],
			[196 * second, 'SUCCESS'],
			[400 * day, 'SUCCESS'],
		],
	},
	{
		name: 'longWithFigures',
		told: [
			[4 * second - 1, 'absent'],
			[4 * second, 'CREATE_TENANT'],
			[11 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[120 * minute + 11 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			[120 * minute + 11 * second, 'RESTORE_SUCCESS'],
			[120 * minute + 21 * second, 'SUCCESS'],
		],
	},
	{
		name: 'bytesLate',
		told: [
			[11 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[30 * minute + 11 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			[30 * minute + 11 * second, 'RESTORE_SUCCESS'],
			[30 * minute + 21 * second, 'SUCCESS'],
		],
	},
	{
		name: 'noFigures',
		told: [
			[11 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[40 * minute + 11 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			[40 * minute + 11 * second, 'RESTORE_SUCCESS'],
			[40 * minute + 21 * second, 'SUCCESS'],
		],
	},
	{
		name: 'failure',
		told: [
			[4 * second, 'CREATE_TENANT'],
			[20 * minute + 11 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			[20 * minute + 11 * second, 'RESTORE_FAIL'],
			[20 * minute + 21 * second - 1, 'RESTORE_FAIL'],
			[20 * minute + 21 * second, 'FAIL'],
			[400 * day, 'FAIL'],
		],
	},
	{
		name: 'cancelled',
		told: [
			[4 * second, 'CREATE_TENANT'],
			[10 * minute + 11 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			// CANCEL RESTORE drops the tenant before its job has ended.
			[10 * minute + 11 * second, 'absent'],
			[10 * minute + 21 * second, 'absent'],
			[400 * day, 'absent'],
		],
	},
	{
		name: 'notYet',
		told: [
			[-1, 'absent'],
			[minute - 1, 'absent'],
			[minute, 'CREATE_TENANT'],
			[75 * second - 1, 'CREATE_TENANT'],
			[75 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[375 * second, 'RESTORE_SUCCESS'],
			[385 * second, 'SUCCESS'],
		],
	},
	{
		name: 'doneLongAgo',
		told: [
			[-41 * day - 1, 'absent'],
			[-41 * day + 4 * second, 'CREATE_TENANT'],
			[-41 * day + 196 * second, 'SUCCESS'],
			[0, 'SUCCESS'],
		],
	},
	{
		name: 'neverRestored',
		told: [
			[-200 * day - 1, 'absent'],
			[-200 * day, 'never'],
			[0, 'never'],
			[400 * day, 'never'],
		],
	},
];

test('the lives told here are all that the library has', () => {
	assert.deepEqual(
		lives.map(({name}) => name),
		Object.keys(scenarioLibrary),
	);
});

for (const {name, told} of lives) {
	test(`${name} is told stage by stage`, () => {
		const scenario = scenarioLibrary[name](start);
		const world = worldOf(scenario);
		assert.deepEqual(
			told.map(([afterMs]) => [afterMs, wordAt(world, scenario.tenant, start + afterMs)]),
			told,
		);
	});
}

test('a tenant that is dropped is absent from that very millisecond, though its task remains', () => {
	const world = worldWith({droppedAfterMs: 30 * minute});
	const dropped = start + 196 * second + 30 * minute;
	assert.equal(wordAt(world, 'rt2', dropped - 1), 'SUCCESS');
	assert.equal(wordAt(world, 'rt2', dropped), 'absent');
	assert.equal(taskOf(world, 'rt2', dropped).status, 'SUCCESS');
	assert.deepEqual(tenantsAt(world, dropped), ['sys NORMAL']);
});

test('a tenant restored again is absent until it is there again, and then tells the new job only', () => {
	const again = start + 10 * minute;
	const world = worldOf({
		tenant: 'rt2',
		restores: [
			createRestore({statedAt: start, jobId: 4, droppedAfterMs: minute}),
			createRestore({statedAt: again, jobId: 5, restoreTenantId: 1012}),
		],
	});
	assert.equal(rowAt(world, 'rt2', start + 5 * second).job_id, 4);
	assert.equal(wordAt(world, 'rt2', again + 4 * second - 1), 'absent');
	assert.equal(rowAt(world, 'rt2', again + 4 * second).job_id, 5);
	assert.equal(rowAt(world, 'rt2', again + day).restore_tenant_id, 1012);
});

test('the system tenant and tenants that nobody wrote a story about', () => {
	const world = worldOf(scenarioLibrary.quickSuccess(start));
	assert.equal(wordAt(world, 'sys', start), 'system');
	assert.equal(wordAt(world, 'nobody', start), 'absent');
	// Names are compared as they stand.
	assert.equal(wordAt(world, 'RT2', start + minute), 'absent');
});

test('the tenants of a world come in the order of its story', () => {
	const world = worldOf(scenarioLibrary.failure(start), scenarioLibrary.noFigures(start));
	assert.deepEqual(world.tenants, ['rt9', 'audit']);
});

/** The list of tenants in words. */
function tenantsAt(world: World, t: number): readonly string[] {
	return world.tenantsAt(t).map(({tenant_name: name, status}) => `${name} ${status}`);
}

const listed: ReadonlyArray<readonly [afterMs: number, tenants: readonly string[]]> = [
	[-1, ['sys NORMAL', 'shop NORMAL']],
	[4 * second - 1, ['sys NORMAL', 'shop NORMAL']],
	[4 * second, ['sys NORMAL', 'shop NORMAL', 'rt2 RESTORE', 'rt9 RESTORE', 'rt5 RESTORE']],
	[186 * second - 1, ['sys NORMAL', 'shop NORMAL', 'rt2 RESTORE', 'rt9 RESTORE', 'rt5 RESTORE']],
	[186 * second, ['sys NORMAL', 'shop NORMAL', 'rt2 NORMAL', 'rt9 RESTORE', 'rt5 RESTORE']],
	[10 * minute + 11 * second, ['sys NORMAL', 'shop NORMAL', 'rt2 NORMAL', 'rt9 RESTORE']],
	// A failed restore leaves its tenant in the status RESTORE for ever.
	[400 * day, ['sys NORMAL', 'shop NORMAL', 'rt2 NORMAL', 'rt9 RESTORE']],
];

for (const [afterMs, tenants] of listed) {
	test(`the list of tenants ${afterMs} ms after the statements: ${tenants.join(', ')}`, () => {
		const world = worldOf(
			scenarioLibrary.neverRestored(start),
			scenarioLibrary.quickSuccess(start),
			scenarioLibrary.failure(start),
			scenarioLibrary.cancelled(start),
		);
		assert.deepEqual(tenantsAt(world, start + afterMs), tenants);
	});
}

/** The agent's order of keys, which a strict client may see. */
const rowKeys = [
	'tenant_id',
	'job_id',
	'restore_tenant_name',
	'restore_tenant_id',
	'backup_tenant_name',
	'backup_tenant_id',
	'backup_cluster_name',
	'restore_option',
	'restore_scn',
	'restore_scn_display',
	'status',
	'start_timestamp',
	'backup_set_list',
	'backup_piece_list',
	'backup_data_uri',
	'backup_log_uri',
	'tablet_count',
	'finish_tablet_count',
	'total_bytes',
	'total_bytes_display',
	'finish_bytes',
	'finish_bytes_display',
	'description',
	'recover_scn',
	'recover_scn_display',
	'recover_progress',
	'restore_progress',
	'backup_cluster_version',
	'ls_count',
	'finish_ls_count',
	'comment',
	'finish_timestamp',
];

const stages = [
	['creating', 5 * second],
	['restoring', 60 * second],
	['closing', 190 * second],
	['ended', day],
] as const;

for (const figures of ['hidden', 'reported'] as const) {
	for (const [stage, afterMs] of stages) {
		test(`a row has the same keys in the same order: ${stage}, figures ${figures}`, () => {
			const world = worldWith({figures});
			assert.deepEqual(Object.keys(rowAt(world, 'rt2', start + afterMs)), rowKeys);
			assert.deepEqual(Object.keys(taskOf(world, 'rt2', start + afterMs)), rowKeys);
		});
	}
}

/** What the statement says, which no stage changes. */
const statement = {
	job_id: 4,
	restore_tenant_name: 'rt2',
	restore_tenant_id: 1010,
	backup_tenant_name: 'shop',
	backup_tenant_id: 1002,
	backup_cluster_name: 'obc',
	restore_option: 'pool_list=rt2_pool&locality=FULL@zone1&primary_zone=RANDOM',
	restore_scn: BigInt(start - 5 * minute) * 1_000_000n + 245_001n,
	restore_scn_display: '2026-02-02T10:55:00.000245+08:00',
	// The views have microseconds, which are the job's number in disguise.
	start_timestamp: '2026-02-02T11:00:00.000492+08:00',
	backup_set_list: 'file:///data/nfs/backup/data/backup_set_2_full',
	backup_piece_list: 'file:///data/nfs/backup/archive/piece_d1001r1p1,file:///data/nfs/backup/archive/piece_d1001r2p2',
	backup_data_uri: '',
	backup_log_uri: '',
	description: '',
};

/** NULL of every column that the view leaves empty, as gorm scans it. */
const noFigures = {
	tablet_count: 0,
	finish_tablet_count: 0,
	total_bytes: 0,
	total_bytes_display: '',
	finish_bytes: 0,
	finish_bytes_display: '',
	recover_scn: 0n,
	recover_scn_display: '',
	recover_progress: '',
	restore_progress: '',
};

const unfinished = {backup_cluster_version: 0, ls_count: 0, finish_ls_count: 0, comment: '', finish_timestamp: ''};

const runningStatuses = [
	[5 * second, 'CREATE_TENANT'],
	[60 * second, 'WAIT_TENANT_RESTORE_FINISH'],
	[190 * second, 'RESTORE_SUCCESS'],
] as const;

for (const [afterMs, status] of runningStatuses) {
	test(`a running row of today's agents has its NULLs as 0 and "": ${status}`, () => {
		const row = rowAt(worldWith({}), 'rt2', start + afterMs);
		assert.deepEqual(row, {tenant_id: 1, ...statement, ...noFigures, ...unfinished, status});
	});
}

test('an agent that reports figures has none either before there is a tenant to count for', () => {
	const row = rowAt(worldWith({figures: 'reported'}), 'rt2', start + 11 * second - 1);
	assert.deepEqual(row, {tenant_id: 1, ...statement, ...noFigures, ...unfinished, status: 'CREATE_TENANT'});
});

test('the history row of success has the counts of the end, but no finished bytes', () => {
	const row = rowAt(worldWith({}), 'rt2', start + day);
	assert.deepEqual(row, {
		...statement,
		...noFigures,
		// A job with an even number shows the tenant's own row, which ends before the closing.
		tenant_id: 1010,
		status: 'SUCCESS',
		tablet_count: 590,
		finish_tablet_count: 590,
		total_bytes: 18_622_709,
		total_bytes_display: '17.76MB',
		finish_bytes_display: '0.00MB',
		backup_cluster_version: 17_180_000_519,
		ls_count: 2,
		finish_ls_count: 0,
		comment: '',
		finish_timestamp: '2026-02-02T11:03:06.000492+08:00',
	});
});

test('a job with an odd number shows the row of the sys tenant, which ends after the closing', () => {
	const row = rowAt(worldWith({jobId: 5}), 'rt2', start + day);
	assert.equal(row.tenant_id, 1);
	assert.equal(row.finish_timestamp, '2026-02-02T11:03:16.000865+08:00');
});

test('the history row of a failure has its comment and as many tablets as were restored', () => {
	const scenario = scenarioLibrary.failure(start);
	const {
		status,
		comment,
		tablet_count: all,
		finish_tablet_count: finished,
		...row
	} = rowAt(worldOf(scenario), 'rt9', start + day);
	assert.deepEqual(
		{status, comment, all, finished, bytes: row.total_bytes_display},
		{status: 'FAIL', comment: logNotEnough, all: 812, finished: 243, bytes: '33.00GB'},
	);
});

test('a failure has no comment before its row is in the history', () => {
	const row = rowAt(worldOf(scenarioLibrary.failure(start)), 'rt9', start + 20 * minute + 15 * second);
	assert.equal(row.status, 'RESTORE_FAIL');
	assert.equal(row.comment, '');
});

test('a cancelled job is seen in the tasks only: failing, then failed without counts', () => {
	const world = worldOf(scenarioLibrary.cancelled(start));
	const cancelledAt = start + 10 * minute + 11 * second;
	assert.equal(taskOf(world, 'rt5', cancelledAt - 1).status, 'WAIT_TENANT_RESTORE_FINISH');
	assert.equal(taskOf(world, 'rt5', cancelledAt).status, 'RESTORE_FAIL');
	const {
		status,
		comment,
		tablet_count: tablets,
		total_bytes: bytes,
		ls_count: streams,
	} = taskOf(world, 'rt5', cancelledAt + 10 * second);
	assert.deepEqual(
		{status, comment, tablets, bytes, streams},
		{status: 'FAIL', comment: tenantNotExist, tablets: 0, bytes: 0, streams: 0},
	);
});

test('running rows of a varchar view give their times without a zone, history rows with it', () => {
	const world = createWorld(storyOf([scenarioLibrary.quickSuccess(start)], {hasZonelessRunningRows: true}));
	const running = rowAt(world, 'rt2', start + minute);
	assert.equal(running.start_timestamp, '2026-02-02 11:00:00.000492');
	assert.equal(running.restore_scn_display, '2026-02-02 10:55:00.000245');
	assert.equal(rowAt(world, 'rt2', start + day).start_timestamp, '2026-02-02T11:00:00.000492+08:00');
});

/** The figures of a row, in the words of the view. */
function figuresOf(row: RestoreRow) {
	return {
		bytes: `${row.finish_bytes_display} of ${row.total_bytes_display}`,
		tablets: `${row.finish_tablet_count} of ${row.tablet_count}`,
		restored: row.restore_progress,
		recovered: row.recover_progress,
	};
}

type Seen = ReturnType<typeof figuresOf>;

/** Minutes of the restoring phase, which begins 11 s after the statement. */
const figureTable: ReadonlyArray<
	readonly [name: keyof typeof scenarioLibrary, when: string, minutes: number, seen: Seen]
> = [
	[
		'longWithFigures',
		'at the beginning',
		0,
		{bytes: '0.00MB of 220.00GB', tablets: '0 of 1767', restored: '0.00', recovered: '0.00'},
	],
	[
		'longWithFigures',
		'when the log track begins its pause',
		48,
		{bytes: '88.00GB of 220.00GB', tablets: '706 of 1767', restored: '40.00', recovered: '43.77'},
	],
	[
		'longWithFigures',
		'when the log track ends its pause',
		60,
		{bytes: '110.00GB of 220.00GB', tablets: '883 of 1767', restored: '50.00', recovered: '43.77'},
	],
	[
		'longWithFigures',
		'closing',
		120,
		{bytes: '220.00GB of 220.00GB', tablets: '1767 of 1767', restored: '100.00', recovered: '100.00'},
	],
	[
		'bytesLate',
		'when the log has come and no byte',
		18,
		{bytes: '0.00MB of 64.00GB', tablets: '0 of 590', restored: '0.00', recovered: '100.00'},
	],
	[
		'bytesLate',
		'when the bytes begin to come',
		21,
		{bytes: '0.00MB of 64.00GB', tablets: '0 of 590', restored: '0.00', recovered: '100.00'},
	],
	[
		'bytesLate',
		'half of the bytes later',
		25.5,
		{bytes: '32.00GB of 64.00GB', tablets: '295 of 590', restored: '50.00', recovered: '100.00'},
	],
	['failure', 'failing', 20, {bytes: '7.99GB of 33.00GB', tablets: '243 of 812', restored: '24.20', recovered: '0.00'}],
];

for (const [name, when, minutes, seen] of figureTable) {
	test(`figures of ${name} ${when}`, () => {
		const scenario = scenarioLibrary[name](start);
		const row = rowAt(worldOf(scenario), scenario.tenant, start + 11 * second + minutes * minute);
		assert.deepEqual(figuresOf(row), seen);
	});
}

test('the log track of longWithFigures pauses while the data goes on', () => {
	const world = worldOf(scenarioLibrary.longWithFigures(start));
	const [before, from, to, after] = [47, 48, 60, 61].map((minutes) =>
		rowAt(world, 'orders_dr', start + 11 * second + minutes * minute),
	);
	assert.equal(from?.recover_scn, to?.recover_scn);
	assert.ok((before?.recover_scn ?? 0n) < (from?.recover_scn ?? 0n));
	assert.ok((after?.recover_scn ?? 0n) > (to?.recover_scn ?? 0n));
	assert.ok((to?.finish_bytes ?? 0) > (from?.finish_bytes ?? 0));
});

test('the counters stand still for ten seconds and then go on', () => {
	const world = worldOf(scenarioLibrary.longWithFigures(start));
	const bytesAt = (afterMs: number) => rowAt(world, 'orders_dr', start + 11 * second + minute + afterMs).finish_bytes;
	assert.equal(bytesAt(10 * second - 1), bytesAt(0));
	assert.ok(bytesAt(10 * second) > bytesAt(0));
});

test('a share that is nearly whole is held at 99 % until the restore has succeeded', () => {
	const world = worldOf(scenarioLibrary.longWithFigures(start));
	const end = start + 11 * second + 120 * minute;
	const last = rowAt(world, 'orders_dr', end - 1);
	assert.equal(last.restore_progress, '99.00');
	assert.equal(last.finish_bytes, Math.floor(220 * gibibyte * 0.99));
	assert.equal(rowAt(world, 'orders_dr', end).restore_progress, '100.00');
});

test('progress counts tablets where the observer is older than 4.3.3', () => {
	const changes = {
		figures: 'reported',
		paces: {
			bytes: [
				[0, 0],
				[1, 0.2],
			],
			tablets: [
				[0, 0],
				[1, 0.8],
			],
			log: [
				[0, 0],
				[1, 1],
			],
		},
		ending: {type: 'failure', comment: ''},
	} as const;
	const progressBy = (unit: Restore['progressBy']) =>
		rowAt(worldWith({...changes, progressBy: unit}), 'rt2', start + 190 * second).restore_progress;
	assert.equal(progressBy('bytes'), '20.00');
	assert.equal(progressBy('tablets'), '80.00');
});

test('the recovered point comes to the wanted one on success, and not a nanosecond beyond', () => {
	const world = worldWith({figures: 'reported', logSpanMs: 20 * minute});
	const {restore_scn: wanted, recover_scn: first} = rowAt(world, 'rt2', start + 11 * second);
	assert.equal(wanted - first, 20n * 60n * 1_000_000_000n);
	const closing = rowAt(world, 'rt2', start + 190 * second);
	assert.equal(closing.recover_scn, wanted);
	assert.equal(closing.recover_scn_display, closing.restore_scn_display);
});

test('what agents do not report, the world knows all the same, until the job has ended', () => {
	const world = worldWith({figures: 'hidden'});
	assert.equal(world.figuresAt('rt2', start + 5 * second), undefined);
	assert.equal(world.figuresAt('rt2', start + 190 * second)?.restoreProgress, 10_000);
	assert.equal(world.figuresAt('rt2', start + 196 * second), undefined);
	assert.equal(world.figuresAt('nobody', start + minute), undefined);
});

/** Corners that never go back, flat stretches included. */
const arbitraryPace = fc
	.array(fc.tuple(fc.integer({min: 1, max: 99}), fc.integer({min: 0, max: 1000})), {maxLength: 6})
	.chain((corners) => fc.record({corners: fc.constant(corners), end: fc.integer({min: 0, max: 1000})}))
	.map(({corners, end}) => {
		const passed = [...new Set(corners.map(([at]) => at))].toSorted((a, b) => a - b);
		const done = [...corners.map(([, share]) => share), end].toSorted((a, b) => a - b);
		return [
			[0, 0] as const,
			...passed.map((at, index) => [at / 100, (done[index] ?? 0) / 1000] as const),
			[1, (done.at(-1) ?? 0) / 1000] as const,
		];
	});

test('where a flat stretch of a pace begins, the count has come exactly as far as it stays', () => {
	// Interpolation may end an ulp beyond the corner: enough to show 28.40 % and then 28.39 %.
	for (let thousandths = 50; thousandths <= 1000; thousandths++) {
		const share = thousandths / 1000;
		const pace = [
			[0, 0.05],
			[0.3, share],
			[0.7, share],
			[1, 1],
		] as const;
		assert.deepEqual([shareAt(pace, 0.3), shareAt(pace, 0.5), shareAt(pace, 0.7)], [share, share, share]);
	}
});

const arbitraryRestore = fc
	.record({
		creatingMs: fc.integer({min: 0, max: 100_000}),
		restoringMs: fc.integer({min: 1, max: 10_000_000}),
		closingMs: fc.integer({min: 1, max: 100_000}),
		countersEveryMs: fc.integer({min: 1, max: 60_000}),
		totalBytes: fc.integer({min: 0, max: 1024 ** 5}),
		tabletCount: fc.nat({max: 100_000}),
		logSpanMs: fc.nat({max: 30 * day}),
		progressBy: fc.constantFrom('bytes', 'tablets'),
		paces: fc.record({bytes: arbitraryPace, tablets: arbitraryPace, log: arbitraryPace}),
		ending: fc.constantFrom<Restore['ending']>(
			{type: 'success'},
			{type: 'failure', comment: logNotEnough},
			{type: 'cancelled', comment: tenantNotExist},
		),
	})
	.map((changes) => createRestore({statedAt: start, absentMs: 0, figures: 'reported', ...changes}));

/** A restore, and moments of its restoring and closing in their order. */
const arbitraryWatch = arbitraryRestore.chain((restore) =>
	fc.record({
		restore: fc.constant(restore),
		moments: fc
			.array(fc.nat({max: restore.restoringMs + restore.closingMs}), {minLength: 2, maxLength: 40})
			.map((moments) => moments.toSorted((a, b) => a - b).map((ms) => start + restore.creatingMs + ms)),
	}),
);

function sightings({restore, moments}: {readonly restore: Restore; readonly moments: readonly number[]}) {
	const world = worldOf({tenant: 'rt2', restores: [restore]});
	return moments.map((t) => world.figuresAt('rt2', t)).filter((figures) => figures !== undefined);
}

test('no figure ever goes back', () => {
	fc.assert(
		fc.property(arbitraryWatch, (watch) => {
			const seen = sightings(watch);
			for (const [index, later] of seen.entries()) {
				const earlier = seen[index - 1] ?? later;
				assert.ok(later.finishedBytes >= earlier.finishedBytes, 'bytes');
				assert.ok(later.finishedTablets >= earlier.finishedTablets, 'tablets');
				assert.ok(later.recoverScn >= earlier.recoverScn, 'scn');
				assert.ok(later.restoreProgress >= earlier.restoreProgress, 'restore progress');
				assert.ok(later.recoverProgress >= earlier.recoverProgress, 'recover progress');
			}
		}),
		{numRuns: 1000},
	);
});

test('bytes and tablets are held at 99 % until success, and a failure never comes further', () => {
	fc.assert(
		fc.property(arbitraryRestore, fc.double({min: 0, max: 1, noNaN: true}), (restore, share) => {
			const restoredAt = start + restore.creatingMs + restore.restoringMs;
			const t = start + restore.creatingMs + Math.floor((restore.restoringMs - 1) * share);
			const [running, closing] = sightings({restore, moments: [t, restoredAt]});
			assert.ok((running?.finishedBytes ?? Infinity) <= restore.totalBytes * 0.99);
			assert.ok((running?.finishedTablets ?? Infinity) <= restore.tabletCount * 0.99);
			assert.ok((running?.restoreProgress ?? Infinity) <= 9900);
			const isWhole = closing?.restoreProgress === 10_000 && closing.finishedBytes === restore.totalBytes;
			assert.equal(isWhole, restore.ending.type === 'success');
		}),
	);
});

/** Beyond the end of every restore. */
const arbitraryMoments = fc
	.array(fc.nat({max: 20_000_000}), {maxLength: 30})
	.map((moments) => moments.map((ms) => start + ms).toSorted((a, b) => a - b));

test('every status comes once, in its order, however long each stage is', () => {
	const order = ['CREATE_TENANT', 'WAIT_TENANT_RESTORE_FINISH', 'RESTORE_SUCCESS', 'SUCCESS'];
	fc.assert(
		fc.property(arbitraryRestore, arbitraryMoments, (restore, moments) => {
			const world = worldOf({tenant: 'rt2', restores: [{...restore, ending: {type: 'success'}}]});
			let stage = 0;
			for (const t of moments) {
				const next = order.indexOf(wordAt(world, 'rt2', t));
				assert.ok(next >= stage);
				stage = next;
			}
		}),
	);
});

/** Job and status of every task, as they come. */
function tasksAt(world: World, t: number): readonly string[] {
	return world.restoreTasksAt(t).map(({row}) => `${row.job_id} ${row.status}`);
}

test('tasks: the running ones first, then the history, each from the newest start on', () => {
	const restoreOf = (jobId: number, statedMinutes: number, restoringMs: number): Scenario => ({
		tenant: `rt${jobId}`,
		restores: [createRestore({jobId, statedAt: start + statedMinutes * minute, restoringMs})],
	});
	const world = worldOf(
		restoreOf(2, 10, minute),
		restoreOf(4, 30, 60 * minute),
		restoreOf(1, 0, 60 * minute),
		restoreOf(3, 20, minute),
	);
	assert.deepEqual(tasksAt(world, start - 1), []);
	// The task is there from the statement on, when there is no tenant yet.
	assert.deepEqual(tasksAt(world, start), ['1 CREATE_TENANT']);
	assert.deepEqual(tasksAt(world, start + 40 * minute), [
		'4 WAIT_TENANT_RESTORE_FINISH',
		'1 WAIT_TENANT_RESTORE_FINISH',
		'3 SUCCESS',
		'2 SUCCESS',
	]);
	assert.deepEqual(tasksAt(world, start + day), ['4 SUCCESS', '3 SUCCESS', '2 SUCCESS', '1 SUCCESS']);
});

test('a task says where the backup is and is always of the sys tenant', () => {
	for (const afterMs of [minute, day]) {
		const row = taskOf(worldWith({jobId: 4}), 'rt2', start + afterMs);
		assert.equal(row.tenant_id, 1);
		assert.equal(row.backup_data_uri, 'file:///data/nfs/backup/data');
		assert.equal(row.backup_log_uri, 'file:///data/nfs/backup/archive');
	}
});

test('a task ends when its closing does, whichever row the overview shows', () => {
	const world = worldWith({jobId: 4});
	assert.equal(taskOf(world, 'rt2', start + minute).finish_timestamp, '');
	assert.equal(taskOf(world, 'rt2', start + day).finish_timestamp, '2026-02-02T11:03:16.000492+08:00');
});

const everyMs = 20 * minute;

/** Two jobs a round, the first round before the story. */
function roundsStory(): Story {
	return storyOf(
		[
			{
				tenant: 'a',
				restores: [createRestore({statedAt: start, jobId: 10, restoreTenantId: 1010, droppedAfterMs: minute})],
			},
			{
				tenant: 'b',
				restores: [
					createRestore({statedAt: start + 5 * minute, jobId: 11, restoreTenantId: 1012, droppedAfterMs: minute}),
				],
			},
		],
		{
			rounds: {everyMs, firstRound: -1},
			outages: [{from: start + 10 * minute, to: start + 12 * minute, fault: {type: 'reset'}}],
		},
	);
}

test('every round restores the same tenants again, with job and tenant ids that go on', () => {
	const world = createWorld(roundsStory());
	const rounds = [-1, 0, 1, 2, 500];
	const idsAt = (round: number) => {
		const row = rowAt(world, 'a', start + round * everyMs + minute);
		return [row.job_id, row.restore_tenant_id];
	};

	assert.deepEqual(
		rounds.map((round) => idsAt(round)),
		[
			[8, 1006],
			[10, 1010],
			[12, 1014],
			[14, 1018],
			[1010, 3010],
		],
	);
	assert.equal(wordAt(world, 'a', start - 2 * everyMs + minute), 'absent');
});

test('a round tells its restores at its own time', () => {
	const world = createWorld(roundsStory());
	const first = rowAt(world, 'a', start + minute);
	const third = rowAt(world, 'a', start + 2 * everyMs + minute);
	assert.equal(third.restore_scn - first.restore_scn, BigInt(2 * everyMs) * 1_000_000n);
	assert.match(third.start_timestamp, /^2026-02-02T11:40:00\./v);
});

test('ids grow with the time of the statement, over the seams of rounds too', () => {
	const tasks = createWorld(roundsStory())
		.restoreTasksAt(start + 5 * everyMs)
		.toSorted((a, b) => a.startedAt - b.startedAt);
	assert.ok(tasks.length > 10);
	for (const [index, {row, startedAt}] of tasks.entries()) {
		const [first] = tasks;
		assert.equal(row.job_id, (first?.row.job_id ?? 0) + index);
		assert.equal(row.restore_tenant_id, (first?.row.restore_tenant_id ?? 0) + 2 * index);
		assert.ok(startedAt > (tasks[index - 1]?.startedAt ?? 0));
	}
});

test('the tasks of rounds long past are forgotten', () => {
	const world = createWorld(roundsStory());
	// A round begins with one of its two jobs; the twelve rounds before it are remembered.
	for (const round of [100, 1000, 100_000]) {
		assert.equal(world.restoreTasksAt(start + round * everyMs).length, 25);
	}
});

test('without rounds everything happens once', () => {
	const {rounds, ...once} = roundsStory();
	assert.notStrictEqual(rounds, undefined);
	assert.equal(createWorld(once).restoreTasksAt(start + 400 * day).length, 2);
	assert.equal(createWorld(once).faultAt(start + everyMs + 11 * minute), undefined);
});

const outageMoments: ReadonlyArray<readonly [minutes: number, fault: string | undefined]> = [
	[0, undefined],
	[10 - 1 / minute, undefined],
	[10, 'reset'],
	[12 - 1 / minute, 'reset'],
	[12, undefined],
];

for (const [minutes, fault] of outageMoments) {
	test(`an outage of every round, ${minutes} min into it: ${fault ?? 'none'}`, () => {
		const world = createWorld(roundsStory());
		const faults = [-1, 0, 7].map((round) => world.faultAt(start + round * everyMs + minutes * minute)?.type);
		assert.deepEqual(faults, [fault, fault, fault]);
	});
}

test('a story can be told at another time, all of it so much later', () => {
	const story = {...roundsStory(), scenarios: [...roundsStory().scenarios, scenarioLibrary.neverRestored(start)]};
	const shift = 3 * day;
	const [world, moved] = [createWorld(story), createWorld(story, shift + 0.7)];
	assert.equal(moved.story.createdAt, story.createdAt + shift);
	for (const afterMs of [-201 * day, 0, 5 * second, minute, 11 * minute, everyMs + minute]) {
		const t = start + afterMs;
		assert.deepEqual(tasksAt(moved, t + shift), tasksAt(world, t));
		assert.deepEqual(tenantsAt(moved, t + shift), tenantsAt(world, t));
		assert.equal(wordAt(moved, 'shop', t + shift), wordAt(world, 'shop', t));
		assert.deepEqual(moved.faultAt(t + shift), world.faultAt(t));
	}
});
