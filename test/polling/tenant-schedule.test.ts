import assert from 'node:assert/strict';
import test from 'node:test';
import {createWatchedRestore, type WatchedRestore} from '../../source/domain/restore/watched-restore.js';
import {addProgress, observe, refuse} from '../../source/domain/restore/observe.js';
import type {Coverage} from '../../source/polling/discover.js';
import {createTenantSchedule} from '../../source/polling/tenant-schedule.js';
import {problem, reading} from '../helpers/facts.js';

const moment = {at: 0, monotonicMs: 0};
const running = observe(createWatchedRestore('running'), reading(), moment);
const ended = observe(createWatchedRestore('ended'), reading({status: 'SUCCESS', finishedAt: 1}), moment);
const failing = observe(createWatchedRestore('failing'), reading({status: 'RESTORE_FAIL'}), moment);
const dropped = {...createWatchedRestore('dropped'), isDropped: true};
const unread = createWatchedRestore('unread');
const waiting = refuse(createWatchedRestore('waiting'), problem('tenantAbsent'));
const justRead = observe(createWatchedRestore('read'), reading(), {at: 0, monotonicMs: 1e9});
const discovered = observe(createWatchedRestore('found', {ownJobId: 4, isPast: false}), reading(), moment);

function createRig(restores: readonly WatchedRestore[] = [running, failing, ended, dropped, unread]) {
	const state = {nowMs: 5000, refreshes: 0};
	const schedule = createTenantSchedule({
		restores: () => restores,
		refreshes: () => state.refreshes,
		monotonic: () => state.nowMs,
	});
	const next = (coverage: Coverage = 'nothing') => schedule({coverage, sinceMs: state.nowMs});
	return {state, next};
}

test('ended restores are read once a minute, others in each round, also one whose failure has yet no reason', () => {
	const {state, next} = createRig();
	assert.deepEqual(next(), ['running', 'failing', 'ended', 'dropped', 'unread']);
	for (let seconds = 2; seconds < 60; seconds += 2) {
		state.nowMs += 2000;
		assert.deepEqual(next(), ['running', 'failing', 'unread']);
	}

	state.nowMs += 2000;
	assert.deepEqual(next(), ['running', 'failing', 'ended', 'dropped', 'unread']);
	assert.deepEqual(next(), ['running', 'failing', 'unread']);
});

test('a command to poll at once reads them as well', () => {
	const {state, next} = createRig();
	next();
	state.refreshes++;
	assert.deepEqual(next(), ['running', 'failing', 'ended', 'dropped', 'unread']);
	assert.deepEqual(next(), ['running', 'failing', 'unread']);
});

test('a restore that was discovered is not polled by its name', () => {
	assert.deepEqual(createRig([discovered]).next(), []);
});

test('after a list of all running restores only those are polled that it lacks, and tenants without one once a minute', () => {
	const {state, next} = createRig([running, justRead, waiting, ended, unread]);
	assert.deepEqual(next('running'), ['running', 'waiting', 'ended', 'unread']);
	state.nowMs += 2000;
	assert.deepEqual(next('running'), ['running', 'unread']);
	assert.deepEqual(next(), ['running', 'read', 'waiting', 'unread']);
	state.nowMs += 60_000;
	assert.deepEqual(next('running'), ['running', 'waiting', 'ended', 'unread']);
});

test('a restore whose progress comes over SQL is polled every ten seconds', () => {
	const row = {jobId: 4, restoreTenantId: 1012, status: 'RESTORING', data: {percent: 5}, log: {}};
	const overSql = addProgress({...running, sample: {at: 0, monotonicMs: 5000}}, row, {at: 0, monotonicMs: 5000});
	const {state, next} = createRig([overSql]);
	next();
	state.nowMs += 9999;
	assert.deepEqual(next(), []);
	state.nowMs += 1;
	assert.deepEqual(next(), ['running']);
});
