import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
	formatZonelessTime,
	parseOffset,
	parseZonelessTime,
	toNanoseconds,
} from '../../../source/simulator/world/view-time.js';

const secondNs = 1_000_000_000n;
/** 2026-02-02T11:00:01+08:00. */
const moment = BigInt(Date.UTC(2026, 1, 2, 3, 0, 1)) * 1_000_000n;

const zonelessTimes: ReadonlyArray<readonly [fraction: bigint, text: string]> = [
	[0n, '2026-02-02 11:00:01.000000'],
	[1999n, '2026-02-02 11:00:01.000001'],
	[500_000_000n, '2026-02-02 11:00:01.500000'],
];

for (const [fraction, text] of zonelessTimes) {
	test(`a varchar column gives ${fraction} ns with all six digits and no zone: ${text}`, () => {
		assert.equal(formatZonelessTime(moment + fraction, 480), text);
	});
}

const instants: ReadonlyArray<readonly [ms: number, ns: bigint]> = [
	[0, 0n],
	[1.5, 1_500_000n],
	[-1.5, -1_500_000n],
	// Beyond 2^53 ns, and every digit right.
	[1_770_001_201_001, 1_770_001_201_001_000_000n],
];

for (const [ms, ns] of instants) {
	test(`${ms} ms are ${ns} ns`, () => {
		assert.equal(toNanoseconds(ms), ns);
	});
}

const arbitraryNs = fc.bigInt({min: 0n, max: 4_000_000_000n * secondNs});
const arbitraryOffset = fc.integer({min: -14 * 60, max: 14 * 60});

test('later moments have later texts where all have the same length', () => {
	fc.assert(
		fc.property(arbitraryNs, arbitraryNs, arbitraryOffset, (one, other, offsetMinutes) => {
			const [earlier, later] = one < other ? [one, other] : [other, one];
			fc.pre(earlier > BigInt(14 * 3600) * secondNs);
			assert.ok(formatZonelessTime(earlier, offsetMinutes) <= formatZonelessTime(later, offsetMinutes));
		}),
	);
});

test('an offset is read back', () => {
	assert.equal(parseOffset('+08:00'), 480);
	assert.equal(parseOffset('-03:30'), -210);
	assert.equal(parseOffset('Asia/Shanghai'), undefined);
});

test('a time without a zone is read back, to the microsecond', () => {
	const micros = fc.bigInt({min: 0n, max: 4_000_000_000_000_000n});
	fc.assert(
		fc.property(micros, fc.integer({min: -840, max: 840}), (time, offset) => {
			assert.equal(parseZonelessTime(formatZonelessTime(time * 1000n, offset), offset), time * 1000n);
		}),
	);
});
