import assert from 'node:assert/strict';
import test from 'node:test';
import {drawAllFacts, drawFacts, drawState, formatMoment, taskOf} from '../../../source/ui/detail/facts.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {failedWith, fold, address, factAt, problem, readAt, reading, startedAt} from '../../helpers/facts.js';
import {drawOf} from '../../helpers/detail.js';
import {frameOf} from '../../helpers/frame.js';

const running = fold([readAt(0, reading()), [5, {type: 'ticked'}]]);
const ended = fold([readAt(0, reading({status: 'SUCCESS', finishedAt: startedAt - 30_000}))]);

const openTask = {
	id: '11',
	name: 'Restore backup_rt2',
	tenant: 'rt2',
	kind: 'restore',
	state: 'RUNNING',
	operator: 'RUN',
	stage: 4,
	maxStage: 5,
	startedAt: startedAt - 601_000,
} as const;

test('what does not change stands in one row where there is room', () => {
	assert.deepEqual(drawOf(drawAllFacts, running, {columns: 140}), [
		'   restoring   job 4   from obc / shop   to 2026-11-18 11:06:40 Z   began 09:50:00   elapsed 10m',
	]);
});

test('a small screen has the state alone, and the rest elsewhere', () => {
	assert.deepEqual(drawOf(drawState, running, {columns: 40}), ['   restoring   job 4']);
	assert.deepEqual(drawOf(drawFacts, running, {columns: 40}), [
		'   from obc / shop',
		'   to 2026-11-18 11:06:40 Z',
		'   began 09:50:00   elapsed 10m',
	]);
});

test('of a tenant without a restore there is only its state', () => {
	assert.deepEqual(drawOf(drawAllFacts, fold([[1, failedWith(problem('tenantAbsent'))]])), ['   waiting for tenant']);
	assert.deepEqual(drawOf(drawAllFacts, fold([[1, failedWith(problem('neverRestored'))]])), ['   never restored']);
});

test('a failure whose reason is awaited says so', () => {
	const state = fold([readAt(0, reading({status: 'RESTORE_FAIL'}))]);
	assert.match(drawOf(drawState, state)[0] ?? '', /failed, reason not known yet/v);
});

test('what is done is STANDBY, unless obshell’s task says more', () => {
	const standby = '   tenant is STANDBY; activate it to open it for writes';
	assert.equal(drawOf(drawAllFacts, ended).at(-1), standby);
	const known = reduce(ended, factAt(1, {type: 'restoreTasksRead', cluster: address, tasks: [openTask]}));
	assert.ok(!drawOf(drawAllFacts, known).includes(standby));
	const other = {...openTask, tenant: 'rt20'};
	const unknown = reduce(ended, factAt(1, {type: 'restoreTasksRead', cluster: address, tasks: [other]}));
	assert.ok(drawOf(drawAllFacts, unknown).includes(standby));
});

test('the task of a restore is the one about its tenant', () => {
	const known = reduce(running, factAt(1, {type: 'restoreTasksRead', cluster: address, tasks: [openTask]}));
	const frame = frameOf(known);
	const [restore] = frame.restores;
	assert.ok(restore);
	assert.equal(taskOf(frame, restore)?.id, '11');
});

test('a moment of another day has its date', () => {
	const frame = frameOf(running);
	assert.equal(formatMoment(startedAt, frame), '10:00:00');
	assert.equal(formatMoment(startedAt - 86_400_000, frame), '2026-11-22 10:00:00 Z');
});

test('names as long as they may be leave the other facts in sight', () => {
	const name = 'n'.repeat(128);
	const rows = drawOf(drawAllFacts, fold([readAt(0, reading({sourceCluster: name, sourceTenant: name}))]), {
		columns: 60,
	});
	assert.ok(rows.some((row) => /n…n+ \/ n+…n/v.test(row)));
	assert.ok(rows.some((row) => row.includes('began 09:50:00')));
});
