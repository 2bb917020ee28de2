import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {withKnownCounts} from '../../source/domain/known-counts.js';
import type {DataFigures} from '../../source/domain/restore-reading.js';

type Case = readonly [title: string, data: DataFigures, isEnded: boolean, expected: DataFigures];

const cases: readonly Case[] = [
	['nothing', {}, false, {}],
	['0 of 0', {finishedBytes: 0, totalBytes: 0, finishedTablets: 0, totalTablets: 0}, false, {}],
	['0 of a total', {finishedBytes: 0, totalBytes: 9}, false, {finishedBytes: 0, totalBytes: 9}],
	['0 bytes of a total in the history', {finishedBytes: 0, totalBytes: 9}, true, {totalBytes: 9}],
	[
		'0 tablets of a total in the history',
		{finishedTablets: 0, totalTablets: 9},
		true,
		{finishedTablets: 0, totalTablets: 9},
	],
	['0 without a total', {finishedBytes: 0, finishedTablets: 0}, false, {}],
	['a count without a total', {finishedBytes: 4}, false, {finishedBytes: 4}],
	['a count of 0', {finishedBytes: 4, totalBytes: 0}, true, {finishedBytes: 4}],
	['a share of 0', {percent: 0}, true, {percent: 0}],
];

for (const [title, data, isEnded, expected] of cases) {
	test(`known of ${title}: ${JSON.stringify(expected)}`, () => {
		assert.deepEqual(withKnownCounts(data, isEnded), expected);
	});
}

test('what is known twice is known once, and nothing is made up', () => {
	const count = fc.option(fc.nat({max: 3}), {nil: undefined});
	const keys = ['percent', 'finishedBytes', 'totalBytes', 'finishedTablets', 'totalTablets'] as const;
	fc.assert(
		fc.property(fc.array(count, {minLength: 5, maxLength: 5}), fc.boolean(), (counts, isEnded) => {
			const entries = keys.map((key, index) => [key, counts[index]] as const);
			const data: DataFigures = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
			const known = withKnownCounts(data, isEnded);
			assert.deepEqual(withKnownCounts(known, isEnded), known);
			for (const key of keys) {
				assert.ok(known[key] === undefined || known[key] === data[key], key);
			}
		}),
	);
});
