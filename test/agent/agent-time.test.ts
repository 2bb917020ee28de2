import assert from 'node:assert/strict';
import test from 'node:test';
import {parseAgentTime} from '../../source/agent/agent-time.js';

const noon = Date.UTC(2026, 10, 23, 12);

const times: ReadonlyArray<readonly [text: string, zoneMinutes: number, at: number, offsetMinutes: number]> = [
	['2026-11-23T12:00:00Z', 480, noon, 0],
	['2026-11-23T20:00:00+08:00', 0, noon, 480],
	['2026-11-23T06:30:00-05:30', 0, noon, -330],
	['2026-11-23T12:00:00.5Z', 0, noon + 500, 0],
	['2026-11-23T12:00:00.123456789Z', 0, noon + 123.456789, 0],
	['2026-11-23 20:00:00.250000', 480, noon + 250, 480],
	['2026-11-23 12:00:00', 0, noon, 0],
	['  2026-11-23 12:00:00  ', 0, noon, 0],
];

for (const [text, zoneMinutes, at, offsetMinutes] of times) {
	test(`"${text}" in the zone ${zoneMinutes} is ${at - noon} ms after noon`, () => {
		const parsed = parseAgentTime(text, zoneMinutes);
		assert.ok(Math.abs((parsed?.at ?? 0) - at) < 0.001);
		assert.equal(parsed?.offsetMinutes, offsetMinutes);
	});
}

for (const text of [
	'',
	'now',
	'0000-00-00 00:00:00',
	'2026-13-01T00:00:00Z',
	'2026-11-23',
	'2026-11-23T12:00Z',
	'2026-11-23T12:00:00.Z',
	'2026-11-23T12:00:00.1234567890Z',
	'2026-11-23T12:00:00+0800',
	'x2026-11-23T12:00:00Z',
]) {
	test(`"${text}" is no time`, () => {
		assert.equal(parseAgentTime(text, 0), undefined);
	});
}
