import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {ProgressRow} from '../../../source/domain/restore-reading.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import type {RestoreView} from '../../../source/monitor/select/restore-view.js';
import {address, fold, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';

const target = BigInt(startedAt) * 1_000_000n;

/** Any values of a view: unknown, beyond their total, going back and forth. */
const counters = fc.record({
	percent: fc.option(fc.double({min: -50, max: 250, noNaN: true}), {nil: undefined}),
	bytes: fc.option(fc.nat(2000), {nil: undefined}),
	totalBytes: fc.option(fc.nat(1000), {nil: undefined}),
	tablets: fc.option(fc.nat(90), {nil: undefined}),
	lagSeconds: fc.option(fc.integer({min: -100, max: 5000}), {nil: undefined}),
	seconds: fc.integer({min: 1, max: 700}),
	source: fc.constantFrom('sql', 'agent', 'sqlFailed', 'tick'),
});

type Counters = typeof counters extends fc.Arbitrary<infer Value> ? Value : never;

function figuresOf({percent, bytes, totalBytes, tablets, lagSeconds}: Counters): Pick<ProgressRow, 'data' | 'log'> {
	return {
		data: {
			...(percent === undefined ? {} : {percent}),
			...(bytes === undefined ? {} : {finishedBytes: bytes}),
			...(totalBytes === undefined ? {} : {totalBytes}),
			...(tablets === undefined ? {} : {finishedTablets: tablets, totalTablets: 80}),
		},
		log: {
			restoreScn: target,
			...(lagSeconds === undefined ? {} : {recoverScn: target - BigInt(lagSeconds) * 1_000_000_000n}),
		},
	};
}

function stepOf(one: Counters, second: number): Step {
	const {jobId, restoreTenantId} = reading();
	switch (one.source) {
		case 'sql': {
			const row = {jobId, restoreTenantId, status: 'RESTORING', ...figuresOf(one)};
			return [second, {type: 'progressRead', cluster: address, rows: [row], tookMs: 5}];
		}

		case 'agent': {
			return readAt(second, reading(figuresOf(one)));
		}

		case 'sqlFailed': {
			return [second, {type: 'sqlFailed', cluster: address, problem: {reason: 'timeout', said: ''}}];
		}

		case 'tick': {
			return [second, {type: 'ticked'}];
		}
	}
}

/** What is shown after each of the readings. */
function shown(readings: readonly Counters[], end: readonly Step[] = []): readonly RestoreView[] {
	let second = 0;
	const steps = [
		readAt(0, reading({log: {restoreScn: target}})),
		...readings.map((one) => {
			second += one.seconds;
			return stepOf(one, second);
		}),
		...end.map(([later, what]): Step => [second + later, what]),
	];
	return steps.flatMap((_, index) => selectRestores(fold(steps.slice(0, index + 1))));
}

const sequences = fc.array(counters, {maxLength: 25});

test('for any rows, a percentage is within 0 and 100 or unknown', () => {
	fc.assert(
		fc.property(sequences, (readings) => {
			for (const {data, log} of shown(readings)) {
				for (const share of [data.share, log.share]) {
					assert.ok(share === undefined || (share.percent >= 0 && share.percent <= 100));
				}
			}
		}),
	);
});

test('for any rows, no rate and no ETA is negative, and ranges are ordered', () => {
	fc.assert(
		fc.property(sequences, (readings) => {
			for (const {rate} of shown(readings)) {
				const {bytesPerSecond = 0, averageBytesPerSecond = 0, logSpeed = 0, eta} = rate;
				assert.ok(Math.min(bytesPerSecond, averageBytesPerSecond, logSpeed) >= 0);
				assert.ok(eta === undefined || (eta.lowMs >= 0 && eta.lowMs <= eta.ms && eta.ms <= eta.highMs));
			}
		}),
	);
});

test('a stall has no ETA', () => {
	fc.assert(
		fc.property(sequences, (readings) => {
			for (const {rate} of shown(readings)) {
				assert.ok(rate.standstill === undefined || rate.eta === undefined);
			}
		}),
	);
});

test('a finished restore is at 100 %, stays there, and has no ETA', () => {
	const success = reading({status: 'SUCCESS', finishedAt: startedAt, log: {restoreScn: target}});
	const {jobId, restoreTenantId} = reading();
	const late: Step = [
		4,
		{
			type: 'progressRead',
			cluster: address,
			rows: [{jobId, restoreTenantId, status: 'RESTORING', data: {percent: 3}, log: {}}],
			tookMs: 5,
		},
	];
	fc.assert(
		fc.property(sequences, (readings) => {
			const ends = shown(readings, [readAt(2, success), late, readAt(6, success)]).slice(-3);
			for (const {data, log, outcome, rate} of ends) {
				assert.deepEqual([outcome, data.share?.percent, log.share?.percent], ['succeeded', 100, 100]);
				assert.deepEqual([rate.eta, rate.standstill, rate.bytesPerSecond], [undefined, undefined, undefined]);
			}
		}),
	);
});
