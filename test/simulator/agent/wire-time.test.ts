import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {formatAgentTime, formatViewTime} from '../../../source/simulator/agent/wire-time.js';

const secondNs = 1_000_000_000n;
/** 2026-02-02T11:00:01+08:00. */
const moment = BigInt(Date.UTC(2026, 1, 2, 3, 0, 1)) * 1_000_000n;

const agentTimes: ReadonlyArray<readonly [fraction: bigint, offsetMinutes: number, text: string]> = [
	[0n, 480, '2026-02-02T11:00:01+08:00'],
	[500_000_000n, 480, '2026-02-02T11:00:01.5+08:00'],
	[50_000_000n, 480, '2026-02-02T11:00:01.05+08:00'],
	[1n, 480, '2026-02-02T11:00:01.000000001+08:00'],
	[770_834_417n, 480, '2026-02-02T11:00:01.770834417+08:00'],
	[100_000_010n, 480, '2026-02-02T11:00:01.10000001+08:00'],
	[0n, 0, '2026-02-02T03:00:01Z'],
	[0n, -210, '2026-02-01T23:30:01-03:30'],
	[0n, 345, '2026-02-02T08:45:01+05:45'],
	[0n, -5, '2026-02-02T02:55:01-00:05'],
];

for (const [fraction, offsetMinutes, text] of agentTimes) {
	test(`${fraction} ns past a second in the zone ${offsetMinutes} is ${text}`, () => {
		assert.equal(formatAgentTime(moment + fraction, offsetMinutes), text);
	});
}

const viewTimes: ReadonlyArray<readonly [fraction: bigint, text: string]> = [
	[0n, '2026-02-02T11:00:01+08:00'],
	[999n, '2026-02-02T11:00:01+08:00'],
	[1000n, '2026-02-02T11:00:01.000001+08:00'],
	[999_999_999n, '2026-02-02T11:00:01.999999+08:00'],
];

for (const [fraction, text] of viewTimes) {
	test(`a view cuts ${fraction} ns to microseconds: ${text}`, () => {
		assert.equal(formatViewTime(moment + fraction, 480), text);
	});
}

const arbitraryNs = fc.bigInt({min: 0n, max: 4_000_000_000n * secondNs});
const arbitraryOffset = fc.integer({min: -14 * 60, max: 14 * 60});

test('every text names the very moment, in every zone', () => {
	fc.assert(
		fc.property(arbitraryNs, arbitraryOffset, (ns, offsetMinutes) => {
			const text = formatAgentTime(ns, offsetMinutes);
			const [, fraction = ''] = /\.(\d+)/v.exec(text) ?? [];
			// Date itself goes no further than milliseconds.
			const seconds = BigInt(Date.parse(text.replace(/\.\d+/v, ''))) * 1_000_000n;
			assert.equal(seconds + BigInt(fraction.padEnd(9, '0')), ns);
			assert.ok(!fraction.endsWith('0'));
		}),
	);
});
