import assert from 'node:assert/strict';
import test from 'node:test';
import {observe} from '../../../source/domain/restore/observe.js';
import {recallPhases} from '../../../source/domain/restore/recorded-phases.js';
import type {StatusChange} from '../../../source/domain/restore/status-change.js';
import {createWatchedRestore, type WatchedRestore} from '../../../source/domain/restore/watched-restore.js';
import type {RestoreReading} from '../../../source/domain/restore-reading.js';
import {reading, startedAt} from '../../helpers/facts.js';

/** The job of `reading()` started ten minutes before restop. */
const job = 4;
const now = {at: startedAt, monotonicMs: 0};

function change(second: number, status: string, more: Partial<StatusChange> = {}): StatusChange {
	return {jobId: job, tenantName: 'rt2', status, at: startedAt + second * 1000, ...more};
}

/** A restore read once, when restop was started. */
function readOnce(row: RestoreReading, agentTime = startedAt): WatchedRestore {
	return observe(createWatchedRestore('rt2'), row, {...now, agentTime});
}

/** Phases with their start and their length in seconds; an open start is marked. */
function phasesOf({phases}: WatchedRestore) {
	return phases.map(({phase, since, durationMs, isOpenStart}) => [
		`${isOpenStart ? '≥ ' : ''}${phase}`,
		since.monotonicMs / 1000,
		durationMs === undefined ? undefined : durationMs / 1000,
	]);
}

const restoring = readOnce(reading({status: 'RESTORING'}));
const recorded = [
	change(-600, 'CREATE_TENANT'),
	change(-588, 'WAIT_TENANT_RESTORE_FINISH'),
	change(-587, 'RESTORE_PRE'),
	change(-500, 'RESTORE_WAIT_LS'),
];

test('phases that began before restop have their true lengths', () => {
	assert.deepEqual(phasesOf(restoring), [['≥ restoring', 0, undefined]]);
	assert.deepEqual(phasesOf(recallPhases(restoring, recorded, now)), [
		['creating', -600, 12],
		['restoring', -588, undefined],
	]);
});

test('the order of the record does not matter, and it may be read again', () => {
	const once = recallPhases(restoring, recorded.toReversed(), now);
	assert.deepEqual(phasesOf(once), phasesOf(recallPhases(restoring, recorded, now)));
	assert.deepEqual(phasesOf(recallPhases(once, recorded, now)), phasesOf(once));
});

test('a restore that had ended before restop has its phases too, none longer than the whole', () => {
	const times = {startedAt: startedAt - 600_000, finishedAt: startedAt - 300_000};
	const ended = readOnce(reading({status: 'SUCCESS', ...times}));
	const all = [...recorded, change(-320, 'UPGRADE'), change(-290, 'RESTORE_SUCCESS')];
	assert.deepEqual(phasesOf(recallPhases(ended, all, now)), [
		['creating', -600, 12],
		['restoring', -588, 268],
		['upgrading', -320, 20],
		['finishing', -300, 0],
		['≥ done', -300, 0],
	]);
});

test('a step that is recorded but not reported yet is left out', () => {
	const checked = [...recorded, change(-5, 'POST_CHECK')];
	assert.deepEqual(phasesOf(recallPhases(restoring, checked, now)).at(-1), ['restoring', -588, undefined]);
});

test('an observed beginning stays where the record has a later one: clocks differ', () => {
	const before = readOnce(reading({status: 'CREATE_TENANT'}));
	const next = observe(before, reading({status: 'RESTORING'}), {at: startedAt + 9000, monotonicMs: 9000});
	assert.deepEqual(phasesOf(recallPhases(next, [change(12, 'WAIT_TENANT_RESTORE_FINISH')], next.sample ?? now)), [
		['creating', -600, 609],
		['restoring', 9, undefined],
	]);
});

test('times go by the agent’s clock', () => {
	const hour = 3_600_000;
	const row = reading({status: 'RESTORING', startedAt: startedAt + hour - 600_000});
	const ahead = recorded.map((one) => ({...one, at: one.at + hour}));
	const restore = recallPhases(readOnce(row, startedAt + hour), ahead, now);
	assert.deepEqual(phasesOf(restore)[1], ['restoring', -588, undefined]);
});

const strangers: ReadonlyArray<readonly [title: string, changes: readonly StatusChange[]]> = [
	['nothing is recorded', []],
	['the record is of another job', [change(-500, 'RESTORE_PRE', {jobId: 5})]],
	['the record is of another tenant', [change(-500, 'RESTORE_PRE', {tenantName: 'rt3'})]],
	['a job of the same number is older', [change(-90_000, 'RESTORE_PRE')]],
	['the status is not documented', [change(-500, 'NEW_STEP')]],
];

for (const [title, changes] of strangers) {
	test(`where ${title}, the observed phases stay`, () => {
		assert.deepEqual(phasesOf(recallPhases(restoring, changes, now)), phasesOf(restoring));
	});
}

test('a change without a tenant counts', () => {
	const {tenantName, ...nameless} = change(-500, 'RESTORE_PRE');
	assert.deepEqual(phasesOf(recallPhases(restoring, [nameless], now)), [['restoring', -500, undefined]]);
});

test('phases that went back are left as they were observed', () => {
	const back = observe(restoring, reading({status: 'CREATE_TENANT'}), {at: startedAt + 9000, monotonicMs: 9000});
	assert.deepEqual(phasesOf(recallPhases(back, recorded, now)), phasesOf(back));
});
