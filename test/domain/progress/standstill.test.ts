import assert from 'node:assert/strict';
import test from 'node:test';
import {createCounters, observeCounters} from '../../../source/domain/progress/counters.js';
import {standstillOf} from '../../../source/domain/progress/standstill.js';
import {nextJob} from '../../../source/domain/restore-job.js';
import type {DataFigures} from '../../../source/domain/restore-reading.js';
import {reading} from '../../helpers/facts.js';

const minute = 60_000;
const target = 1_795_000_000_000_000_000n;

type Figures = {readonly data?: DataFigures; readonly lagSeconds?: number; readonly status?: string};

/** The standstill after readings ten seconds after each other, for so many minutes. */
function after(minutes: number, figuresAt: (step: number) => Figures) {
	let counters = createCounters();
	let job = nextJob(undefined, reading());
	const steps = minutes * 6;
	for (let step = 0; step <= steps; step++) {
		const {data = {}, lagSeconds, status = 'RESTORING'} = figuresAt(step);
		const log =
			lagSeconds === undefined ? {} : {recoverScn: target - BigInt(lagSeconds) * 1_000_000_000n, restoreScn: target};
		job = nextJob(job, reading({status, data, log}));
		counters = observeCounters(counters, {data, log}, step * 10_000);
	}

	return standstillOf({job, counters, countedMs: steps * 10_000});
}

const bytes = (finishedBytes: number) => ({finishedBytes, totalBytes: 100_000});
const tablets = (finishedTablets: number) => ({finishedTablets, totalTablets: 1000});
/** In mode BYTES, during the quick restore: the server says 0 %. */
const waiting = (finishedTablets: number) => ({percent: 0, ...bytes(0), ...tablets(finishedTablets)});

type Row = readonly [
	title: string,
	figuresAt: (step: number) => Figures,
	minutes: number,
	sinceMinutes: number | undefined,
];

const unmoved: readonly Row[] = [
	['data and log that never moved', () => ({data: bytes(500), lagSeconds: 900}), 3, 3],
	['the same before three minutes', () => ({data: bytes(500), lagSeconds: 900}), 2.5, undefined],
	['data that never moved, with the log complete', () => ({data: bytes(500), lagSeconds: 0}), 5, 5],
	['data that never moved, without a log', () => ({data: bytes(500)}), 5, 5],
	['a log that never moved, without figures of the data', () => ({lagSeconds: 900}), 5, 5],
	['data that never moved, while the log does', (step) => ({data: bytes(500), lagSeconds: 9000 - step}), 5, undefined],
	['bytes that wait while the log moves', (step) => ({data: waiting(1000), lagSeconds: 9000 - step}), 5, undefined],
	['bytes that wait while tablets move', (step) => ({data: waiting(step + 1), lagSeconds: 0}), 5, undefined],
	['bytes that wait for hours, with the log complete', () => ({data: waiting(1000), lagSeconds: 0}), 200, 200],
	[
		'bytes that wait, while the log came to its end two minutes ago',
		(step) => ({data: waiting(1000), lagSeconds: Math.max(0, 48 - step)}),
		10,
		undefined,
	],
	[
		'bytes that wait, while the log came to its end four minutes ago',
		(step) => ({data: waiting(1000), lagSeconds: Math.max(0, 36 - step)}),
		10,
		4,
	],
	['data that moved once', (step) => ({data: bytes(step > 6 ? 900 : 500), lagSeconds: 0}), 5, 4 - 1 / 6],
	['figures that are unknown', () => ({}), 10, undefined],
	['data and log that are complete', () => ({data: bytes(100_000), lagSeconds: 0}), 10, undefined],
	['data that is held at 99 %', () => ({data: {...bytes(99_000), percent: 98.99}, lagSeconds: 0}), 10, undefined],
	['an upgrade', () => ({data: bytes(500), lagSeconds: 900, status: 'UPGRADE'}), 10, undefined],
	['a tenant that is created', () => ({data: bytes(500), lagSeconds: 900, status: 'CREATE_TENANT'}), 10, undefined],
	['a status that no version documents', () => ({data: bytes(500), status: 'NEW_STEP'}), 10, 10],
];

for (const [title, figuresAt, minutes, sinceMinutes] of unmoved) {
	test(`${sinceMinutes === undefined ? 'no standstill' : 'a standstill without an earlier pause'}: ${title}`, () => {
		const standstill = after(minutes, figuresAt);
		const since = standstill && Math.round(standstill.sinceMs);
		assert.equal(since, sinceMinutes === undefined ? undefined : Math.round(sinceMinutes * minute));
		assert.equal(standstill?.longestPauseMs, undefined);
	});
}

/** Moves for a minute every ten seconds, then no more. */
const moved = (step: number) => Math.min(step, 6);

const stalled: readonly Row[] = [
	['data and log that stop together', (step) => ({data: bytes(moved(step)), lagSeconds: 900 - moved(step)}), 4, 3],
	['data that stops beside a log that never moved', (step) => ({data: bytes(moved(step)), lagSeconds: 900}), 4, 3],
	['tablets that stop where bytes stay 0', (step) => ({data: {...bytes(0), ...tablets(moved(step) + 1)}}), 4, 3],
	[
		'data that has stopped before the log, which came to its end a minute ago',
		(step) => ({data: bytes(moved(step)), lagSeconds: Math.max(0, 54 - step)}),
		10,
		undefined,
	],
	[
		'data that has stopped before the log, which came to its end two minutes ago',
		(step) => ({data: bytes(moved(step)), lagSeconds: Math.max(0, 48 - step)}),
		10,
		2,
	],
	['data that stops while the log moves', (step) => ({data: bytes(moved(step)), lagSeconds: 900 - step}), 4, undefined],
];

for (const [title, figuresAt, minutes, sinceMinutes] of stalled) {
	test(`${sinceMinutes === undefined ? 'no stall' : 'a stall'}: ${title}`, () => {
		const standstill = after(minutes, figuresAt);
		assert.equal(standstill?.sinceMs, sinceMinutes === undefined ? undefined : sinceMinutes * minute);
		assert.equal(standstill?.longestPauseMs, sinceMinutes === undefined ? undefined : 10_000);
	});
}

test('a restore that has ended does not stand still', () => {
	const counters = observeCounters(createCounters(), {data: bytes(500), log: {}}, 0);
	const job = nextJob(undefined, reading({status: 'FAIL', finishedAt: 1, data: bytes(500)}));
	assert.equal(standstillOf({job, counters, countedMs: 10 * minute}), undefined);
});
