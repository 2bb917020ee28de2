import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {endInTime} from '../../source/system/end-in-time.js';

const never = Promise.withResolvers<undefined>().promise;

test('what hangs is not waited for once the program is told to end, and is until then', async () => {
	const controller = new AbortController();
	let isOver = false;
	const waiting = endInTime(never, controller.signal).then(() => {
		isOver = true;
	});
	await nextTurn();
	assert.ok(!isOver);
	controller.abort();
	await waiting;
});

test('what hangs after the program has been told to end is not waited for either', async () => {
	await endInTime(never, AbortSignal.abort());
});

test('a bug in what is waited for is thrown on', async () => {
	await assert.rejects(endInTime(Promise.reject(new Error('a bug')), new AbortController().signal), /a bug/v);
});
