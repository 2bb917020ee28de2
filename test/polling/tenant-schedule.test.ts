import assert from 'node:assert/strict';
import test from 'node:test';
import {createWatchedRestore} from '../../source/domain/restore/watched-restore.js';
import {observe} from '../../source/domain/restore/observe.js';
import {createTenantSchedule} from '../../source/polling/tenant-schedule.js';
import {reading} from '../helpers/facts.js';

const moment = {at: 0, monotonicMs: 0};
const running = observe(createWatchedRestore('running'), reading(), moment);
const ended = observe(createWatchedRestore('ended'), reading({status: 'SUCCESS', finishedAt: 1}), moment);
const failing = observe(createWatchedRestore('failing'), reading({status: 'RESTORE_FAIL'}), moment);
const dropped = {...createWatchedRestore('dropped'), isDropped: true};
const unread = createWatchedRestore('unread');

function createRig() {
	const state = {nowMs: 5000, refreshes: 0};
	const next = createTenantSchedule({
		restores: () => [running, failing, ended, dropped, unread],
		refreshes: () => state.refreshes,
		monotonic: () => state.nowMs,
	});
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
