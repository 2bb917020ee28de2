import assert from 'node:assert/strict';
import test from 'node:test';
import {createRestoreViews} from '../../../source/simulator/agent/restore-views.js';
import {createDemoStory, demoStory, demoTenants} from '../../../source/simulator/world/demo-story.js';
import {logNotEnough, tenantNotExist} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';

const beganAt = Date.parse('2026-11-24T20:15:00+08:00');
const roundSeconds = 240;
const world = createWorld(createDemoStory(beganAt));
const views = createRestoreViews(world);

/** The world's time at a second of the demo, which passes sixty times as fast. */
function momentOf(seconds: number): number {
	return beganAt + seconds * 60_000;
}

/** Status of the overview at a second of the demo, or why there is none. */
function statusAt(tenant: string, seconds: number): string {
	const answer = views.overviewAt(tenant, momentOf(seconds));
	return typeof answer === 'string' ? answer : answer.row.status;
}

function rowAt(tenant: string, seconds: number) {
	const answer = views.overviewAt(tenant, momentOf(seconds));
	return typeof answer === 'string' ? assert.fail(`no row of ${tenant}: ${answer}`) : answer.row;
}

/** The figures that OceanBase has of a restore, as its progress view shows them. */
function figuresOf(tenant: string, seconds: number) {
	return world.figuresAt(tenant, momentOf(seconds)) ?? assert.fail(`no figures of ${tenant} at ${seconds} s`);
}

/** The demo's time in steps of half a second. */
function halfSecondsOf(minutes: number): readonly number[] {
	return Array.from({length: minutes * 120}, (_, step) => step / 2);
}

const restoring = 'WAIT_TENANT_RESTORE_FINISH';

/** A hundredth of a second before the moment named is six tenths of a second of world time before it. */
const justBefore = 0.01;

const expected: ReadonlyArray<readonly [seconds: number, tenant: string, status: string]> = [
	[0, 'rt2', restoring],
	[0, 'orders_dr', restoring],
	[0, 'rt3', restoring],
	[0, 'rt9', restoring],
	[0, 'audit', restoring],
	[0, 'billing', 'absent'],
	[8 - justBefore, 'billing', 'absent'],
	// The tenant is there eight seconds of world time after the statement.
	[8.15, 'billing', 'CREATE_TENANT'],
	[9, 'billing', restoring],
	[12 - justBefore, 'rt3', 'RESTORE_SUCCESS'],
	[12, 'rt3', 'SUCCESS'],
	[22 - justBefore, 'rt9', 'RESTORE_FAIL'],
	[22, 'rt9', 'FAIL'],
	[50 - justBefore, 'billing', 'RESTORE_SUCCESS'],
	[50, 'billing', 'SUCCESS'],
	[66, 'rt2', 'SUCCESS'],
	[95, 'audit', 'SUCCESS'],
	[152, 'orders_dr', 'SUCCESS'],
	// And later: rt9 again with success, billing again and cancelled, rt3 again.
	[55, 'rt9', 'absent'],
	[61, 'rt9', restoring],
	[110, 'rt9', 'SUCCESS'],
	[105, 'billing', restoring],
	[140, 'billing', 'absent'],
	[113, 'rt3', restoring],
	[175, 'rt3', 'SUCCESS'],
];

for (const [seconds, tenant, status] of expected) {
	test(`the demo at ${seconds} s: ${tenant} is ${status}`, () => {
		assert.equal(statusAt(tenant, seconds), status);
	});
}

for (const tenant of ['rt2', 'orders_dr', 'rt3', 'rt9']) {
	test(`${tenant} moves from the demo's first second on`, () => {
		for (const seconds of [0, 1, 2]) {
			const [before, after] = [figuresOf(tenant, seconds), figuresOf(tenant, seconds + 1)];
			assert.ok(after.finishedBytes > before.finishedBytes, `${seconds} s`);
		}
	});
}

test('the agent has no figures of any restore that runs, as real agents have none', () => {
	const moments = Array.from({length: roundSeconds}, (_, seconds) => momentOf(seconds));
	const rows = moments.flatMap((moment) => demoTenants.map((tenant) => views.overviewAt(tenant, moment)));
	const running = rows.flatMap((answer) =>
		typeof answer === 'string' || answer.row.status !== restoring ? [] : [answer.row],
	);
	assert.ok(running.length > roundSeconds);
	for (const {total_bytes: bytes, tablet_count: tablets, restore_progress: progress} of running) {
		assert.deepEqual({bytes, tablets, progress}, {bytes: 0, tablets: 0, progress: ''});
	}
});

test('OceanBase has a progress row of every restore but those of audit', () => {
	for (const {tenant, restores} of world.story.scenarios) {
		const rows = restores.map(({figures}) => (figures === 'nowhere' ? 'none' : 'one'));
		assert.deepEqual(new Set(rows), new Set([tenant === 'audit' ? 'none' : 'one']), tenant);
	}
});

test('rt9 fails because the log does not reach the restore point, and has that comment', () => {
	assert.equal(rowAt('rt9', 22).comment, logNotEnough);
});

test('orders_dr stands still from 26 s on for six seconds, and goes on', () => {
	const bytesAt = (seconds: number) => figuresOf('orders_dr', seconds).finishedBytes;
	assert.ok(bytesAt(26) > bytesAt(25));
	for (const seconds of [27, 28, 29, 30, 31, 31.5]) {
		assert.equal(bytesAt(seconds), bytesAt(26.5), `${seconds} s`);
	}

	assert.ok(bytesAt(32.5) > bytesAt(31.5));
});

const outage: ReadonlyArray<readonly [seconds: number, fault: string | undefined]> = [
	[0, undefined],
	[35 - justBefore, undefined],
	[35, 'refuse'],
	[40 - justBefore, 'refuse'],
	[40, undefined],
];

for (const [seconds, fault] of outage) {
	test(`the demo's agent at ${seconds} s: ${fault ?? 'it answers'}`, () => {
		assert.equal(world.faultAt(momentOf(seconds))?.type, fault);
		assert.equal(world.faultAt(momentOf(seconds + 3 * roundSeconds))?.type, fault);
	});
}

test('the cancelled restore of billing is seen in the tasks', () => {
	const task = views.restoreTasksAt(momentOf(141)).find(({row}) => row.restore_tenant_name === 'billing');
	assert.deepEqual([task?.row.status, task?.row.comment], ['FAIL', tenantNotExist]);
});

test('after four hours it all begins again, with new jobs', () => {
	for (const [seconds, tenant, status] of expected) {
		assert.equal(statusAt(tenant, seconds + roundSeconds), status, `${tenant} at ${seconds} s`);
	}

	assert.equal(rowAt('rt2', roundSeconds).job_id - rowAt('rt2', 0).job_id, 10);
	assert.equal(rowAt('rt2', roundSeconds).restore_tenant_id - rowAt('rt2', 0).restore_tenant_id, 20);
});

test('in half an hour of the demo one row at most is of a dropped tenant', () => {
	for (const seconds of halfSecondsOf(30)) {
		const absent = demoTenants.filter((tenant) => statusAt(tenant, seconds) === 'absent');
		assert.ok(absent.length <= 1, `${absent.join(' and ')} at ${seconds} s`);
	}
});

for (const tenant of demoTenants) {
	test(`in half an hour of the demo ${tenant} is always restored again within ten seconds of its drop`, () => {
		let presentAt = 0;
		for (const seconds of halfSecondsOf(30)) {
			presentAt = statusAt(tenant, seconds) === 'absent' ? presentAt : seconds;
			assert.ok(seconds - presentAt <= 10.5, `dropped for longer at ${seconds} s`);
		}
	});
}

test('in half an hour of the demo two restores at least are always running', () => {
	for (const seconds of halfSecondsOf(30)) {
		const running = demoTenants.filter((tenant) => statusAt(tenant, seconds) === restoring);
		assert.ok(running.length >= 2, `${running.join(' and ')} at ${seconds} s`);
	}
});

for (const tenant of demoTenants) {
	test(`${tenant} is dropped before each of its restores is stated`, () => {
		const statements = views
			.restoreTasksAt(momentOf(3 * roundSeconds))
			.filter(({row, startedAt}) => row.restore_tenant_name === tenant && startedAt > momentOf(-roundSeconds))
			.map(({startedAt}) => startedAt);
		assert.ok(statements.length >= 3);
		for (const startedAt of statements) {
			assert.equal(views.overviewAt(tenant, startedAt - 1), 'absent', `${(startedAt - beganAt) / 60_000} s`);
		}
	});
}

test('job and tenant ids grow with the time of the statements, as those of OceanBase do', () => {
	const tasks = views.restoreTasksAt(momentOf(3 * roundSeconds)).toSorted((a, b) => a.startedAt - b.startedAt);
	assert.ok(tasks.length > 30);
	for (const [index, {row}] of tasks.entries()) {
		assert.equal(row.job_id, (tasks[0]?.row.job_id ?? 0) + index);
		assert.equal(row.restore_tenant_id, (tasks[0]?.row.restore_tenant_id ?? 0) + 2 * index);
		assert.ok(row.job_id > 0);
	}
});

test('the tenants of the demo are those of its story, in the order for a watcher', () => {
	assert.deepEqual(world.tenants, demoTenants);
});

test('the story written for moment 0 is the same one when it is put into its time', () => {
	assert.deepEqual(createWorld(demoStory, beganAt).story, world.story);
});

test('a demo that begins within a millisecond begins with it', () => {
	assert.deepEqual(createDemoStory(beganAt + 0.7), createDemoStory(beganAt));
});
