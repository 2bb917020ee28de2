import assert from 'node:assert/strict';
import test from 'node:test';
import {
	formatClock,
	formatDateTime,
	formatInstant,
	formatMinute,
	formatOffset,
	instantOfScn,
} from '../../source/locale/times.js';

const at = Date.UTC(2026, 10, 23, 10, 3, 40);

test('times in UTC', () => {
	assert.equal(formatInstant(at, 'utc'), '2026-11-23T10:03:40Z');
	assert.equal(formatDateTime(at, 'utc'), '2026-11-23 10:03:40 Z');
	assert.equal(formatClock(at, 'utc'), '10:03:40');
	assert.equal(formatMinute(at, 'utc'), '10:03');
});

test('a local time names the offset that the reader’s zone has at that instant', () => {
	const minutes = -new Date(at).getTimezoneOffset();
	const [hours = '', rest = ''] = formatOffset(at, 'local').slice(1).split(':', 2);
	assert.equal(Number(hours) * 60 + Number(rest), Math.abs(minutes));
	assert.equal(Date.parse(formatInstant(at, 'local')), at);
});

test('an SCN is an instant in nanoseconds', () => {
	assert.equal(instantOfScn(1_728_890_608_464_651_300n), 1_728_890_608_464);
});
