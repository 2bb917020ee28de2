import assert from 'node:assert/strict';
import test from 'node:test';
import type {RestoreReading} from '../../../source/domain/restore-reading.js';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {drawTracks} from '../../../source/ui/restore/tracks.js';
import {fold, readAt, reading, startedAt} from '../../helpers/facts.js';
import {frameOf, textOf} from '../../helpers/frame.js';

const gigabyte = 2 ** 30;
const target = BigInt(startedAt) * 1_000_000n;
const running = reading({
	status: 'RESTORING',
	data: {
		percent: 52.18,
		finishedBytes: 114.6 * gigabyte,
		totalBytes: 220 * gigabyte,
		finishedTablets: 598,
		totalTablets: 1767,
	},
	log: {percent: 33.84, restoreScn: target, recoverScn: target - 6_840_000_000_000n},
});
const several = ['rt2', 'audit'];

function draw(row: RestoreReading, {columns = 100, tenants = several} = {}): readonly [data: string, log: string] {
	const frame = frameOf(fold([readAt(0, row)], tenants), {columns});
	const [restore] = frame.restores;
	assert.ok(restore);
	const [data, log] = drawTracks(frame, restore);
	assert.ok(data);
	assert.ok(log);
	assert.ok(widthOfLine(data.line) < columns);
	assert.ok(widthOfLine(log.line) < columns);
	return [textOf(data.line), textOf(log.line)];
}

test('each track has its label, its bar and its figures', () => {
	const [data, log] = draw(running);
	assert.match(data, /^ {3}data {5}━+╸?─+ {4}52\.1% {3}114\.6 of 220\.0 GB {3}598 of 1,767 tablets$/v);
	assert.match(log, /^ {3}log {6}━+╸?─+ {4}33\.8% {3}1h54m behind$/v);
});

test('both bars have the same length', () => {
	const [data, log] = draw(running).map((line) => line.replaceAll(/[^─━╸]/gv, '').length);
	assert.equal(data, log);
});

test('alone on the screen the tablets are left to a line of their own', () => {
	const [data] = draw(running, {tenants: ['rt2']});
	assert.match(data, /220\.0 GB$/v);
});

test('where the row is short the last figures are left out, the percent is not', () => {
	assert.match(draw(running, {columns: 70})[0], /52\.1% {3}114\.6 of 220\.0 GB$/v);
	assert.match(draw(running, {columns: 50})[0], /52\.1%$/v);
});

test('one known track leaves the other unknown', () => {
	const [data, log] = draw(reading({data: {percent: 40}}));
	assert.match(data, /40\.0%/v);
	assert.match(log, / ·{8,} +unknown/v);
});

test('a figure outside 0–100 is clamped and marked', () => {
	const [data, log] = draw(reading({data: {percent: 104.2}, log: {percent: -3}}));
	assert.match(data, / ━{8,} +100\.0%!$/v);
	assert.match(log, / ─{8,} +0\.0%!/v);
});
