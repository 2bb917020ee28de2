import assert from 'node:assert/strict';
import test from 'node:test';
import {createCounters, observeCounters, type Counters} from '../../../source/domain/progress/counters.js';
import type {DataFigures, LogFigures} from '../../../source/domain/restore-reading.js';

type Figures = {readonly data?: DataFigures; readonly log?: LogFigures};

/** The counters after these readings, a second after each other. */
function follow(...readings: readonly Figures[]): Counters {
	let counters = createCounters();
	for (const [second, {data = {}, log = {}}] of readings.entries()) {
		counters = observeCounters(counters, {data, log}, second * 1000);
	}

	return counters;
}

function lastOf({bytes, tablets, log}: Counters) {
	return [bytes, tablets, log].map(({segment}) => segment && [segment.last.value, segment.last.target]);
}

const cases: ReadonlyArray<readonly [title: string, reading: Figures, last: readonly unknown[]]> = [
	['nothing', {}, [undefined, undefined, undefined]],
	['bytes', {data: {finishedBytes: 5, totalBytes: 20}}, [[5, 20], undefined, undefined]],
	['tablets', {data: {finishedTablets: 1, totalTablets: 3}}, [undefined, [1, 3], undefined]],
	[
		'the log, whose SCNs are nanoseconds, in milliseconds',
		{log: {recoverScn: 1_795_000_000_123_456_789n, restoreScn: 1_795_000_001_000_000_000n}},
		[undefined, undefined, [1_795_000_000_123, 1_795_000_001_000]],
	],
	['bytes without a total', {data: {finishedBytes: 5}}, [undefined, undefined, undefined]],
	['a total alone', {log: {restoreScn: 1n}}, [undefined, undefined, undefined]],
	['bytes that are 0', {data: {finishedBytes: 0, totalBytes: 20}}, [[0, 20], undefined, undefined]],
];

for (const [title, reading, last] of cases) {
	test(`a reading of ${title} is observed`, () => {
		assert.deepEqual(lastOf(follow(reading)), last);
	});
}

const bytes = (finishedBytes: number, totalBytes = 20): Figures => ({data: {finishedBytes, totalBytes}});

test('a reading that lacks a figure leaves its counter as it was', () => {
	const before = follow(bytes(5));
	assert.equal(observeCounters(before, {data: {}, log: {}}, 9000), before);
});

test('a counter that begins anew is named with why, and how often any has is counted', () => {
	assert.equal(follow(bytes(5), bytes(6)).reset, undefined);
	const once = follow(bytes(5), bytes(4));
	assert.deepEqual(once.reset, {count: 1, counter: 'bytes', why: 'wentBack'});
	const twice = follow(bytes(5), bytes(4), bytes(6), bytes(6, 30));
	assert.deepEqual(twice.reset, {count: 2, counter: 'bytes', why: 'targetChanged'});
	assert.deepEqual(follow(bytes(5), bytes(4), bytes(6)).reset, once.reset);
});

test('a total that is filled in before anything has moved resets nothing', () => {
	const begun = follow(bytes(0, 5), bytes(0, 20), bytes(0, 40));
	assert.equal(begun.reset, undefined);
	assert.deepEqual(lastOf(begun)[0], [0, 40]);
});
