import assert from 'node:assert/strict';
import test from 'node:test';
import {createCounter, type Observation} from '../../../source/domain/progress/counter.js';
import {stallOf} from '../../../source/domain/progress/stall.js';
import {lastOf, motionOf, steadily} from './observations.js';

type Row = readonly [title: string, observations: readonly Observation[], limitSeconds: number, pauseSeconds: number];

const rows: readonly Row[] = [
	['an even counter', steadily({seconds: 600}), 90, 5],
	['a counter refreshed every 30 s', steadily({seconds: 600, everySeconds: 30}), 90, 30],
	['a counter refreshed every 100 s', steadily({seconds: 900, everySeconds: 100}), 300, 100],
	['a counter with three changes', steadily({seconds: 15}), 90, 5],
];

for (const [title, observations, limitSeconds, pauseSeconds] of rows) {
	test(`${title} has stalled after ${limitSeconds} s`, () => {
		const counter = motionOf(observations);
		const limit = lastOf(observations).monotonicMs + limitSeconds * 1000;
		assert.equal(stallOf(counter, limit), undefined);
		assert.deepEqual(stallOf(counter, limit + 1), {
			sinceMs: limitSeconds * 1000 + 1,
			longestPauseMs: pauseSeconds * 1000,
		});
	});
}

const hour = 3_600_000;

test('before three changes there is no usual pause: a counter stands still after three minutes', () => {
	assert.equal(stallOf(createCounter(), hour), undefined);
	const rests = [
		[steadily({seconds: 10}), 11_000],
		[steadily({seconds: 600, perSecond: 0}), 1000],
	] as const;
	for (const [observations, changedMs] of rests) {
		const counter = motionOf(observations);
		assert.equal(stallOf(counter, changedMs + 179_999), undefined);
		assert.deepEqual(stallOf(counter, changedMs + 180_000), {sinceMs: 180_000, longestPauseMs: undefined});
	}
});

test('a counter at its target has not stalled', () => {
	const atTarget = steadily({seconds: 600, target: 6000});
	const nearTarget = steadily({seconds: 600, target: 6001});
	assert.equal(stallOf(motionOf(atTarget), hour), undefined);
	assert.notEqual(stallOf(motionOf(nearTarget), hour), undefined);
});

test('a counter that moves again has no longer stalled, and its pause counts the next time', () => {
	const before = steadily({seconds: 600});
	const {monotonicMs, value, target} = lastOf(before);
	const pause = steadily({seconds: 200, perSecond: 0, from: lastOf(before)}).slice(1);
	const moved = {monotonicMs: monotonicMs + 205_000, value: value + 1, target};
	assert.notEqual(stallOf(motionOf([...before, ...pause]), monotonicMs + 200_000), undefined);
	const counter = motionOf([...before, ...pause, moved]);
	assert.equal(stallOf(counter, moved.monotonicMs), undefined);
	assert.equal(stallOf(counter, moved.monotonicMs + 615_000), undefined);
	assert.deepEqual(stallOf(counter, moved.monotonicMs + 615_001), {sinceMs: 615_001, longestPauseMs: 205_000});
});

test('a long pause is forgotten after fifteen shorter ones', () => {
	const pauseThen = (changes: number) => {
		const before = steadily({seconds: 60});
		const from = {...lastOf(before), monotonicMs: lastOf(before).monotonicMs + 80_000};
		const pause = steadily({seconds: 75, perSecond: 0, from: lastOf(before)}).slice(1);
		return motionOf([...before, ...pause, ...steadily({seconds: 5 * changes, from: {...from, value: from.value + 1}})]);
	};

	assert.equal(stallOf(pauseThen(14), hour)?.longestPauseMs, 80_000);
	assert.equal(stallOf(pauseThen(15), hour)?.longestPauseMs, 5000);
});
