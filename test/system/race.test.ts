import assert from 'node:assert/strict';
import {getEventListeners} from 'node:events';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {aborted, endInTime, raceAbort, waitAtMost} from '../../source/system/race.js';

const never = Promise.withResolvers<string>().promise;

test('work that ends before the signal is aborted gives its result', async () => {
	const {signal} = new AbortController();
	assert.equal(await raceAbort(Promise.resolve('done'), signal), 'done');
	assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('work that hangs gives undefined as soon as the signal is aborted', async () => {
	const controller = new AbortController();
	const race = raceAbort(never, controller.signal);
	controller.abort();
	assert.equal(await race, undefined);
	assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
});

test('a signal that was aborted before is not waited for', async () => {
	assert.equal(await raceAbort(never, AbortSignal.abort()), undefined);
	await aborted(AbortSignal.abort());
});

test('a bug in the work is thrown on', async () => {
	const {signal} = new AbortController();
	const bug = Promise.reject(new Error('a bug'));
	await assert.rejects(raceAbort(bug, signal), /a bug/v);
	await assert.rejects(waitAtMost(bug, 60_000, signal), /a bug/v);
	await assert.rejects(endInTime(bug, signal), /a bug/v);
});

test('a bug in work that nobody waits for any more does not end the process', async () => {
	const {promise, reject} = Promise.withResolvers<string>();
	await endInTime(promise, AbortSignal.abort());
	reject(new Error('late'));
	await nextTurn();
});

test('work that hangs is waited for as long as it was said, and no longer than until the signal is aborted', async () => {
	assert.equal(await waitAtMost(never, 1), undefined);
	assert.equal(await waitAtMost(never, 60_000, AbortSignal.abort()), undefined);
	assert.equal(await waitAtMost(Promise.resolve('done'), 60_000), 'done');
});

test('at the end of the program work that hangs is waited for only until the signal is aborted', async () => {
	const controller = new AbortController();
	let isOver = false;
	const waiting = endInTime(never, controller.signal).then(() => {
		isOver = true;
	});
	await nextTurn();
	assert.ok(!isOver);
	controller.abort();
	await waiting;
	await endInTime(never, AbortSignal.abort());
});
