import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {calmMs, formatCalmDuration} from '../../source/locale/calm-duration.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const durations = [
	[-3 * second, '0s'],
	[0, '0s'],
	[4999, '0s'],
	[5 * second, '5s'],
	[59 * second, '55s'],
	[minute, '1m00s'],
	[3 * minute + 19 * second, '3m15s'],
	[3 * minute + 20 * second, '3m20s'],
	[10 * minute - 1, '9m55s'],
	[10 * minute, '10m'],
	[12 * minute + 59 * second, '12m'],
	[hour - 1, '59m'],
	[hour, '1h00m'],
	[hour + 12 * minute + 59 * second, '1h12m'],
	[53 * hour, '2d05h'],
	[100 * 24 * hour, '>99d'],
] as const;

for (const [ms, text] of durations) {
	test(`${ms} ms that still grow are written ${text}`, () => {
		assert.equal(formatCalmDuration(ms), text);
	});
}

test('below ten minutes the text changes every five seconds, later every minute at most', () => {
	fc.assert(
		fc.property(fc.nat(90 * 24 * hour), (ms) => {
			const step = ms < 10 * minute ? 5 * second : minute;
			const begin = Math.floor(ms / step) * step;
			assert.equal(formatCalmDuration(ms), formatCalmDuration(begin));
		}),
	);
});

test('the steps are the ones of the text', () => {
	assert.equal(calmMs(3 * minute + 19 * second), 3 * minute + 15 * second);
	assert.equal(calmMs(12 * minute + 59 * second), 12 * minute);
});
