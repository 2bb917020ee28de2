import assert from 'node:assert/strict';
import test from 'node:test';
import type {RestoreRow} from '../../../source/simulator/agent/restore-row.js';
import {scenarioLibrary} from '../../../source/simulator/world/scenario-library.js';
import type {Restore} from '../../../source/simulator/world/scenario.js';
import {gibibyte, minute, rowAt, second, start, worldOf, worldWith} from '../worlds.js';

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
