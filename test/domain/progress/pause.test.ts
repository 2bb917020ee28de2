import assert from 'node:assert/strict';
import test from 'node:test';
import {longestPauseMs, stallLimitMs, usualPauseMs} from '../../../source/domain/progress/pause.js';

type Row = readonly [title: string, pauses: readonly number[], limit: number, longest: number, usual: number];

const rows: readonly Row[] = [
	['no pauses', [], 90_000, 0, 0],
	['one pause', [5000], 90_000, 5000, 5000],
	['a pause of a third of the shortest limit', [30_000, 1000, 2000], 90_000, 30_000, 2000],
	['a longer pause', [1000, 31_000, 1000], 93_000, 31_000, 1000],
	['a much longer pause', [9000, 100_000, 20_000], 300_000, 100_000, 20_000],
];

for (const [title, pauses, limit, longest, usual] of rows) {
	test(`with ${title} a counter stalls after ${limit} ms`, () => {
		assert.deepEqual([stallLimitMs(pauses), longestPauseMs(pauses), usualPauseMs(pauses)], [limit, longest, usual]);
	});
}
