import assert from 'node:assert/strict';
import test from 'node:test';
import {createRestoreViews} from '../../../source/simulator/agent/restore-views.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {day, minute, rowAt, start, wordAt} from '../worlds.js';
import {everyMs, roundsStory} from './rounds-story.js';

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

test('the restores of a round have its times', () => {
	const world = createWorld(roundsStory());
	const first = rowAt(world, 'a', start + minute);
	const third = rowAt(world, 'a', start + 2 * everyMs + minute);
	assert.equal(third.restore_scn - first.restore_scn, BigInt(2 * everyMs) * 1_000_000n);
	assert.match(third.start_timestamp, /^2026-02-02T11:40:00\./v);
});

test('ids grow with the time of the statement, over the seams of rounds too', () => {
	const tasks = createRestoreViews(createWorld(roundsStory()))
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
		assert.equal(world.restoresAt(start + round * everyMs).length, 25);
	}
});

test('without rounds everything happens once', () => {
	const {rounds, ...once} = roundsStory();
	assert.notStrictEqual(rounds, undefined);
	assert.equal(createWorld(once).restoresAt(start + 400 * day).length, 2);
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
