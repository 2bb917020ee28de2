import assert from 'node:assert/strict';
import test from 'node:test';
import {createInterruptibleSleep} from '../../source/system/interruptible-sleep.js';
import {createManualClock} from '../helpers/manual-clock.js';

const never = new AbortController().signal;

function createRig(signal: AbortSignal = never) {
	const clock = createManualClock();
	const waker = createInterruptibleSleep(clock);
	let sleeping = 0;
	const sleep = async (ms: number) => {
		sleeping++;
		await waker.sleep(ms, signal);
		sleeping--;
	};

	return {clock, waker, sleep, sleeping: () => sleeping};
}

test('a sleep ends with its time', async () => {
	const {clock, sleep, sleeping} = createRig();
	const slept = sleep(1000);
	await clock.advance(999);
	assert.equal(sleeping(), 1);
	await clock.advance(1);
	await slept;
});

test('waking ends every sleep, and only those that have begun', async () => {
	const {clock, waker, sleep, sleeping} = createRig();
	const slept = [sleep(1000), sleep(Infinity)];
	waker.wake();
	await Promise.all(slept);
	const next = sleep(1000);
	await clock.advance(500);
	assert.equal(sleeping(), 1);
	await clock.advance(500);
	await next;
});

test('the end of the program ends a sleep too', async () => {
	const controller = new AbortController();
	const {sleep} = createRig(controller.signal);
	const slept = sleep(Infinity);
	controller.abort();
	await slept;
});

test('a command while nobody sleeps ends the next sleep at once, and only that', async () => {
	const {clock, waker, sleep, sleeping} = createRig();
	waker.wake();
	waker.wake();
	await sleep(1000);
	const slept = sleep(1000);
	await clock.advance(999);
	assert.equal(sleeping(), 1);
	await clock.advance(1);
	await slept;
});
