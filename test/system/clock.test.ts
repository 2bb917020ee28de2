import assert from 'node:assert/strict';
import process from 'node:process';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {createDeadline, createScaledClock, systemClock} from '../../source/system/clock.js';
import {createManualClock} from '../helpers/manual-clock.js';

/** The largest number of seconds that the command line accepts, too long for a timer. */
const foreverMs = 999_999_999_000;
const hourMs = 3_600_000;

test('the wall clock of the system is that of Date', () => {
	const before = Date.now();
	const now = systemClock.now();
	assert.ok(before <= now);
	assert.ok(now <= Date.now());
});

test('the monotonic clock of the system does not step back', () => {
	const times = Array.from({length: 1000}, () => systemClock.monotonic());
	assert.deepEqual(
		times.toSorted((a, b) => a - b),
		times,
	);
});

test('a sleep of the system’s clock ends by itself', async () => {
	const before = systemClock.monotonic();
	await systemClock.sleep(2, new AbortController().signal);
	// Timers count whole milliseconds.
	assert.ok(systemClock.monotonic() - before >= 1);
});

test('a sleep ends at once, without an error, when it is aborted', async () => {
	const controller = new AbortController();
	const before = systemClock.monotonic();
	const sleep = systemClock.sleep(hourMs, controller.signal);
	controller.abort();
	await sleep;
	await systemClock.sleep(hourMs, controller.signal);
	assert.ok(systemClock.monotonic() - before < hourMs);
});

test('a sleep longer than any timer is not a short one', async (t) => {
	const warnings: string[] = [];
	const hear = ({name}: Error) => {
		warnings.push(name);
	};

	process.on('warning', hear);
	t.after(() => {
		process.off('warning', hear);
	});
	const controller = new AbortController();
	const sleep = systemClock.sleep(foreverMs, controller.signal);
	// Node warns in the next turn that it will sleep for a millisecond instead.
	await nextTurn();
	controller.abort();
	await sleep;
	assert.deepEqual(warnings, []);
});

test('a deadline is aborted when it has passed, also within a part of a millisecond', async () => {
	const deadline = createDeadline(0.4);
	// Its own timer would not keep the process alive.
	await systemClock.sleep(10_000, deadline);
	assert.ok(deadline.aborted);
	assert.equal((deadline.reason as Error).name, 'TimeoutError');
});

for (const ms of [hourMs, hourMs + 0.4, foreverMs]) {
	test(`a deadline of ${ms} ms is not aborted before`, async () => {
		const deadline = createDeadline(ms);
		await systemClock.sleep(2, deadline);
		assert.ok(!deadline.aborted);
	});
}

test('a scaled clock begins at the time of the one it scales and runs so many times as fast', async () => {
	const base = createManualClock(5000);
	await base.advance(100);
	const clock = createScaledClock(base, 60);
	assert.deepEqual([clock.now(), clock.monotonic()], [5100, 100]);
	await base.advance(1000);
	assert.deepEqual([clock.now(), clock.monotonic()], [65_100, 60_100]);
});

test('a scaled clock may be slower than real time', async () => {
	const base = createManualClock();
	const clock = createScaledClock(base, 0.5);
	await base.advance(1000);
	assert.deepEqual([clock.now(), clock.monotonic()], [500, 500]);
});

test('a scaled clock does not follow a step of the wall clock', async () => {
	const base = createManualClock(5000);
	const clock = createScaledClock(base, 60);
	base.step(-hourMs);
	await base.advance(10);
	assert.equal(clock.now(), 5600);
});

test('a sleep of a scaled clock takes so many times less', async () => {
	const base = createManualClock();
	const clock = createScaledClock(base, 60);
	let isAwake = false;
	const sleeper = async () => {
		await clock.sleep(60_000, new AbortController().signal);
		isAwake = true;
	};

	const asleep = sleeper();
	await base.advance(999);
	assert.ok(!isAwake);
	await base.advance(1);
	await asleep;
	assert.equal(clock.monotonic(), 60_000);
});

test('a sleep of a scaled clock can be aborted', async () => {
	const base = createManualClock();
	const controller = new AbortController();
	const asleep = createScaledClock(base, 60).sleep(60_000, controller.signal);
	assert.equal(base.sleepers(), 1);
	controller.abort();
	await asleep;
	assert.equal(base.sleepers(), 0);
});
