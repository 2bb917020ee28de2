import assert from 'node:assert/strict';
import test from 'node:test';
import {formatBytes, formatBytesOf, formatCount, formatPercent} from '../../source/locale/numbers.js';

const sizes = [
	[0, '0 B'],
	[1023, '1023 B'],
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

test('thousands are grouped', () => {
	assert.equal(formatCount(1767), '1,767');
	assert.equal(formatCount(590), '590');
});
