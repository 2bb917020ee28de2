import assert from 'node:assert/strict';
import test from 'node:test';
import {formatCalmAge, formatDuration, formatSpan, formatRough} from '../../source/locale/durations.js';

const durations = [
	[-5, '0s'],
	[999, '0s'],
	[41_000, '41s'],
	[60_000, '1m00s'],
	[196_427, '3m16s'],
	[3_599_999, '59m59s'],
	[4_320_000, '1h12m'],
	[7_380_000, '2h03m'],
	[190_800_000, '2d05h'],
	[100 * 86_400_000, '>99d'],
] as const;

for (const [ms, text] of durations) {
	test(`${ms} ms last "${text}"`, () => {
		assert.equal(formatDuration(ms), text);
	});
}

const estimates = [
	[0, '0s'],
	[1000, '5s'],
	[59_000, '1m'],
	[7.4 * 60_000, '7m30s'],
	[39.2 * 60_000, '40m'],
	[119.5 * 60_000, '2h'],
	[303 * 60_000, '5h10m'],
	[53 * 3_600_000, '2d05h'],
	[100 * 86_400_000, '>99d'],
] as const;

for (const [ms, text] of estimates) {
	test(`an estimate of ${ms} ms is "${text}"`, () => {
		assert.equal(formatRough(ms), text);
	});
}

const ages = [
	[4999, '0s'],
	[44_900, '40s'],
	[60_000, '1m'],
	[130_000, '2m'],
	[3_700_000, '1h01m'],
	[3_600_000, '1h00m'],
] as const;

for (const [ms, text] of ages) {
	test(`an age of ${ms} ms is "${text}"`, () => {
		assert.equal(formatCalmAge(ms), text);
	});
}

test('a span that the user chose has no parts of 0', () => {
	const minute = 60_000;
	assert.deepEqual(
		[90 * minute, 60 * minute, 24 * 60 * minute, 7 * 24 * 60 * minute, 25 * 60 * minute, 45_000].map((ms) =>
			formatSpan(ms),
		),
		['1h30m', '1h', '24h', '7d', '1d01h', '45s'],
	);
});
