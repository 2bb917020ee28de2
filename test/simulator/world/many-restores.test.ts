import assert from 'node:assert/strict';
import test from 'node:test';
import {createRestoreViews} from '../../../source/simulator/agent/restore-views.js';
import {createHistory} from '../../../source/simulator/world/many-restores.js';
import {day, minute, start, tenantsAt, worldOf} from '../worlds.js';

test('a history has so many restores, one after the other, of tenants that are restored again and again', () => {
	const scenarios = createHistory({count: 45, until: start, firstJobId: 100});
	const restores = scenarios.flatMap(({restores}) => restores).toSorted((one, other) => one.jobId - other.jobId);
	assert.deepEqual(
		restores.map(({jobId, startedAt}) => [jobId, startedAt]),
		Array.from({length: 45}, (_, index) => [100 + index, start - (44 - index) * minute]),
	);
	assert.deepEqual(
		scenarios.map(({tenant}) => tenant),
		Array.from({length: 20}, (_, index) => `batch_${String(index + 1).padStart(2, '0')}`),
	);
	assert.deepEqual(tenantsAt(worldOf(...scenarios), start + day), ['sys NORMAL']);
	assert.equal(createHistory({count: 3, until: start}).length, 3);
	assert.deepEqual(createHistory({count: 0, until: start}), []);
});

test('a tenant is dropped before it is restored again, also when they come twice as often', () => {
	for (const {restores} of createHistory({count: 200, until: start, everyMs: minute / 2})) {
		for (const [index, {startedAt, droppedAfterMs = Infinity}] of restores.entries()) {
			const next = restores[index + 1]?.startedAt ?? Infinity;
			assert.ok(startedAt + 196_000 + droppedAfterMs < next);
		}
	}
});

test('in a list of thousands of tasks the row of an ended restore is made once', () => {
	const views = createRestoreViews(worldOf(...createHistory({count: 5000, until: start})));
	const tasks = views.restoreTasksAt(start + day);
	assert.equal(tasks.length, 5000);
	assert.equal(tasks.filter(({status}) => status === 'FAIL').length, 500);
	const rows = tasks.map(({row}) => row);
	assert.deepEqual(
		rows.map(({status}) => status),
		tasks.map(({status}) => status),
	);
	for (const [index, {row}] of views.restoreTasksAt(start + 2 * day).entries()) {
		assert.equal(row, rows[index]);
	}
});
