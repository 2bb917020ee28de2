import assert from 'node:assert/strict';
import test from 'node:test';
import {every} from '../../source/system/every.js';
import {createManualClock} from '../helpers/manual-clock.js';

function createRig() {
	const clock = createManualClock();
	const controller = new AbortController();
	const times: number[] = [];
	const act = () => {
		times.push(clock.monotonic());
	};

	return {clock, controller, times, act, seams: {clock, signal: controller.signal}};
}

test('something is done at once and then again and again, so far apart', async () => {
	const {clock, controller, times, act, seams} = createRig();
	const running = every(1000, act, seams);
	assert.deepEqual(times, [0]);
	await clock.advance(999);
	assert.deepEqual(times, [0]);
	await clock.advance(2001);
	assert.deepEqual(times, [0, 1000, 2000, 3000]);
	controller.abort();
	await running;
});

test('it ends at once when it is aborted, and does nothing more', async () => {
	const {clock, controller, times, act, seams} = createRig();
	const running = every(1000, act, seams);
	await clock.advance(1500);
	controller.abort();
	await running;
	await clock.advance(5000);
	assert.deepEqual(times, [0, 1000]);
	assert.equal(clock.sleepers(), 0);
});

test('what is aborted before it begins is never done', async () => {
	const {controller, times, act, seams} = createRig();
	controller.abort();
	await every(1000, act, seams);
	assert.deepEqual(times, []);
});

test('what is done may itself be the reason to end', async () => {
	const {clock, controller, times, act, seams} = createRig();
	const running = every(
		1000,
		() => {
			act();
			if (times.length === 2) {
				controller.abort();
			}
		},
		seams,
	);
	await clock.advance(10_000);
	await running;
	assert.deepEqual(times, [0, 1000]);
});

test('an error of what is done ends it and is thrown on', async () => {
	const {clock, seams} = createRig();
	const fail = () => {
		throw new RangeError('a bug');
	};

	await assert.rejects(every(1000, fail, seams), RangeError);
	assert.equal(clock.sleepers(), 0);
});
