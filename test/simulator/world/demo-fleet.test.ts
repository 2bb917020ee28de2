import assert from 'node:assert/strict';
import test from 'node:test';
import {createDemoFleet} from '../../../source/simulator/world/demo-fleet.js';
import {createDemoStory} from '../../../source/simulator/world/demo-story.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {wordAt} from '../worlds.js';

const beganAt = Date.parse('2026-11-24T20:15:00+08:00');
const roundSeconds = 240;
const fleet = createDemoFleet(beganAt);
const [world = createWorld(createDemoStory(beganAt))] = fleet.slice(1).map(({story}) => createWorld(story));

/** The world's time at a second of the demo, which passes sixty times as fast. */
function momentOf(seconds: number): number {
	return beganAt + seconds * 60_000;
}

test('the demo has two clusters of different names and numbers', () => {
	assert.deepEqual(
		fleet.map(({name, story}) => [name, story.clusterName, story.clusterId]),
		[
			['prod', 'prod', 1],
			['dr', 'dr', 2],
		],
	);
	assert.deepEqual({...fleet[0]?.story, clusterName: 'ob-test'}, createDemoStory(beganAt));
});

const restoring = 'WAIT_TENANT_RESTORE_FINISH';

/** A hundredth of a second before the moment named is six tenths of a second of world time before it. */
const justBefore = 0.01;

const expected: ReadonlyArray<readonly [seconds: number, tenant: string, status: string]> = [
	[0, 'crm_dr', restoring],
	[16 - justBefore, 'ledger_drill', 'absent'],
	[16.15, 'ledger_drill', 'CREATE_TENANT'],
	[17, 'ledger_drill', restoring],
	[74 - justBefore, 'ledger_drill', 'RESTORE_SUCCESS'],
	[74, 'ledger_drill', 'SUCCESS'],
	[130 - justBefore, 'crm_dr', 'RESTORE_SUCCESS'],
	[130, 'crm_dr', 'SUCCESS'],
	[185, 'crm_dr', 'absent'],
	[191, 'crm_dr', restoring],
];

for (const [seconds, tenant, status] of expected) {
	test(`the standby of the demo at ${seconds} s: ${tenant} is ${status}`, () => {
		assert.equal(wordAt(world, tenant, momentOf(seconds)), status);
		assert.equal(wordAt(world, tenant, momentOf(seconds + roundSeconds)), status);
	});
}

test('ledger_drill begins while one watches: before, the standby has restored crm_dr alone', () => {
	assert.deepEqual(new Set(world.restoresAt(momentOf(15)).map(({tenant}) => tenant)), new Set(['crm_dr']));
	assert.equal(wordAt(world, 'ledger_drill', momentOf(0)), 'absent');
});

test('crm_dr stands still from 60 s on for four seconds, and goes on', () => {
	const bytesAt = (seconds: number) => world.figuresAt('crm_dr', momentOf(seconds))?.finishedBytes ?? 0;
	assert.ok(bytesAt(60) > bytesAt(59));
	for (const seconds of [61, 62, 63, 63.5]) {
		assert.equal(bytesAt(seconds), bytesAt(60.5), `${seconds} s`);
	}

	assert.ok(bytesAt(65) > bytesAt(63.5));
});

test('of ledger_drill, which obshell has started, there is a task', () => {
	const namesAt = (seconds: number) => world.tasksAt(momentOf(seconds)).map(({tenant, state}) => `${tenant} ${state}`);
	assert.deepEqual(new Set(namesAt(20)), new Set(['ledger_drill RUNNING']));
	assert.deepEqual(new Set(namesAt(80)), new Set(['ledger_drill SUCCEED']));
});

test('each tenant of the standby is dropped before it is restored again, and ids grow with the time of the statements', () => {
	const restores = world
		.restoresAt(momentOf(3 * roundSeconds))
		.toSorted((a, b) => a.restore.startedAt - b.restore.startedAt);
	assert.ok(restores.length > 6);
	for (const [index, {tenant, restore}] of restores.entries()) {
		assert.equal(restore.jobId, (restores[0]?.restore.jobId ?? 0) + index);
		assert.equal(restore.restoreTenantId, (restores[0]?.restore.restoreTenantId ?? 0) + 2 * index);
		assert.ok(restore.jobId > 0);
		assert.equal(wordAt(world, tenant, restore.startedAt - 1), 'absent');
	}
});
