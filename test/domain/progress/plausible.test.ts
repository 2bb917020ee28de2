import assert from 'node:assert/strict';
import test from 'node:test';
import {createCounters, observeCounters} from '../../../source/domain/progress/counters.js';
import {believeCounts, noDoubts} from '../../../source/domain/progress/plausible.js';
import type {DataFigures} from '../../../source/domain/restore-reading.js';

const minute = 60_000;

/** What is believed of each of these readings, half a minute after each other. */
function believed(...readings: readonly DataFigures[]): readonly DataFigures[] {
	let counters = createCounters();
	let doubts = noDoubts;
	return readings.map((figures, index) => {
		const monotonicMs = index * (minute / 2);
		const next = believeCounts(figures, {counters, doubts, monotonicMs});
		doubts = next.doubts;
		counters = observeCounters(counters, {data: next.data, log: {}}, monotonicMs);
		return next.data;
	});
}

const single: ReadonlyArray<readonly [title: string, figures: DataFigures, expected: DataFigures]> = [
	[
		'figures within their totals stay',
		{finishedBytes: 1, totalBytes: 9, finishedTablets: 2, totalTablets: 9},
		{finishedBytes: 1, totalBytes: 9, finishedTablets: 2, totalTablets: 9},
	],
	['0 of a total stays', {finishedBytes: 0, totalBytes: 9}, {finishedBytes: 0, totalBytes: 9}],
	['0 of 0 is unknown', {finishedBytes: 0, totalBytes: 0, finishedTablets: 0, totalTablets: 0}, {}],
	['5 of 0 is unknown', {finishedTablets: 5, totalTablets: 0}, {}],
	['more than the total is unknown', {finishedBytes: 250, totalBytes: 100}, {totalBytes: 100}],
	['more tablets than there are is unknown', {finishedTablets: 1900, totalTablets: 1767}, {totalTablets: 1767}],
	['a total alone stays', {totalBytes: 100}, {totalBytes: 100}],
	['a total of 0 alone is unknown', {totalBytes: 0}, {}],
	['a count alone stays', {finishedTablets: 4}, {finishedTablets: 4}],
	['the percentage is not touched', {percent: 250, finishedBytes: 3, totalBytes: 0}, {percent: 250}],
];

for (const [title, figures, expected] of single) {
	test(title, () => {
		assert.deepEqual(believed(figures), [expected]);
	});
}

const usual = {finishedTablets: 598, totalTablets: 1767};
/** Figures of bytes in the columns of tablets. */
const overwritten = {finishedTablets: 100_000_000, totalTablets: 236_374_597_632};

test('tablets overwritten with bytes are unknown until they are back, and nothing begins anew', () => {
	assert.deepEqual(believed(usual, overwritten, overwritten, {...usual, finishedTablets: 600}), [
		usual,
		{},
		{},
		{...usual, finishedTablets: 600},
	]);
});

test('a leap that stays for two minutes is believed', () => {
	const grown = Array.from({length: 5}, () => overwritten);
	assert.deepEqual(believed(usual, ...grown), [usual, {}, {}, {}, {}, overwritten]);
});

test('each leap is doubted anew', () => {
	const readings = [usual, overwritten, usual, overwritten, overwritten, overwritten, overwritten];
	assert.deepEqual(believed(...readings).slice(3), [{}, {}, {}, {}]);
});

test('a total that grows by less than itself is believed at once', () => {
	const grown = {finishedTablets: 700, totalTablets: 2500};
	assert.deepEqual(believed(usual, grown), [usual, grown]);
});

test('a doubted count leaves the other one alone', () => {
	const bytes = {finishedBytes: 5, totalBytes: 10};
	assert.deepEqual(believed({...usual, ...bytes}, {...overwritten, ...bytes}), [{...usual, ...bytes}, bytes]);
});
