import assert from 'node:assert/strict';
import test from 'node:test';
import {
	formatBytes,
	formatBytesOf,
	formatCount,
	formatDuration,
	formatPercent,
	formatRough,
} from '../../source/locale/numbers.js';

const sizes = [
	[0, '0 bytes'],
	[1023, '1023 bytes'],
	[1024, '1.0 KB'],
	[18_622_071, '17.8 MB'],
	[104_752_742, '99.9 MB'],
	[104_857_600, '100 MB'],
	[1_073_741_823, '1.0 GB'],
	[236_223_201_280, '220 GB'],
	[2 ** 50, '1.0 PB'],
] as const;

for (const [bytes, text] of sizes) {
	test(`${bytes} bytes are "${text}"`, () => {
		assert.equal(formatBytes(bytes), text);
	});
}

test('two sizes share the unit of the total', () => {
	assert.deepEqual(formatBytesOf({finished: 77_309_411_328, total: 236_223_201_280}, 0), {
		finished: '72',
		total: '220 GB',
	});
	assert.deepEqual(formatBytesOf({finished: 77_309_411_328, total: 236_223_201_280}, 1), {
		finished: '72.0',
		total: '220.0 GB',
	});
	assert.deepEqual(formatBytesOf({finished: 0, total: 18_622_071}, 1), {finished: '0.0', total: '17.8 MB'});
});

const percents = [
	[99.96, '99', '99.9'],
	[100, '100', '100.0'],
	[0, '0', '0.0'],
	[33.84, '33', '33.8'],
	[72.3, '72', '72.3'],
	[0.29, '0', '0.2'],
] as const;

for (const [percent, whole, tenths] of percents) {
	test(`${percent} % is floored to ${whole} and ${tenths}`, () => {
		assert.equal(formatPercent(percent, 0), whole);
		assert.equal(formatPercent(percent, 1), tenths);
	});
}

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

test('thousands are grouped', () => {
	assert.equal(formatCount(1767), '1,767');
	assert.equal(formatCount(590), '590');
});

const guesses = [
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

for (const [ms, text] of guesses) {
	test(`a guess of ${ms} ms is ${text}`, () => {
		assert.equal(formatRough(ms), text);
	});
}
