import assert from 'node:assert/strict';
import test from 'node:test';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import type {State} from '../../../source/monitor/state.js';
import {restoreSamples} from '../../../source/report/prometheus/restore-samples.js';
import type {Sample} from '../../../source/report/prometheus/metrics.js';
import {address, failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';

function samplesOf(state: State): readonly Sample[] {
	const [view] = selectRestores(state);
	return restoreSamples(view ?? assert.fail(), {tenant: 'rt2'}, state.intervalMs);
}

/** The values by the short names of their metrics; of a track with it. */
function figuresOf(...steps: readonly Step[]): Readonly<Record<string, number>> {
	const samples = samplesOf(fold(steps)).filter(
		({name}) => name !== 'restop_restore_state' && name !== 'restop_restore_info',
	);
	return Object.fromEntries(
		samples.map(({name, labels: {track = ''}, value}) => [
			`${name.replace(/^restop_(?:restore_)?/v, '')}${track}`,
			value,
		]),
	);
}

function stateOf(...steps: readonly Step[]): string {
	const states = samplesOf(fold(steps)).filter(({name}) => name === 'restop_restore_state');
	assert.equal(states.length, 8);
	assert.equal(states.filter(({value}) => value === 0).length, 7);
	return states.find(({value}) => value === 1)?.labels['state'] ?? assert.fail();
}

const moving = reading({
	status: 'RESTORING',
	startedAt,
	data: {percent: 52.1, finishedBytes: 123, totalBytes: 236, finishedTablets: 5, totalTablets: 9},
	log: {percent: 33.8, recoverScn: 1_795_000_000_000_000_000n, restoreScn: 1_795_000_001_500_000_000n},
});
const figures = {
	progress_ratiodata: 0.521,
	progress_ratiolog: 0.338,
	finished_bytes: 123,
	total_bytes: 236,
	finished_tablets: 5,
	total_tablets: 9,
	log_lag_seconds: 1.5,
};
const start = {start_timestamp_seconds: startedAt / 1000};
const refused = failedWith(problem('refused'));
const absent = failedWith(problem('tenantAbsent'));
const tick = (second: number): Step => [second, {type: 'ticked'}];

test('every figure that is known is a sample, in base units', () => {
	assert.deepEqual(figuresOf(readAt(0, moving)), {...figures, ...start, figures_age_seconds: 0});
});

test('an unknown figure is absent, not 0', () => {
	assert.deepEqual(figuresOf(readAt(0, reading({startedAt, log: {}}))), start);
	assert.deepEqual(figuresOf(), {});
});

test('a time has whole milliseconds, as in JSON', () => {
	const row = reading({startedAt: startedAt + 0.75, log: {}});
	assert.equal(figuresOf(readAt(1, row))['start_timestamp_seconds'], startedAt / 1000);
});

test('0 is a figure', () => {
	const row = reading({data: {percent: 0, finishedTablets: 0}, log: {}});
	const {progress_ratiodata: ratio, finished_tablets: tablets} = figuresOf(readAt(0, row));
	assert.deepEqual([ratio, tablets], [0, 0]);
});

test('figures leave when they are 30 s old, and the rest stays', () => {
	const steps = [readAt(0, moving), [2, refused] as const];
	assert.deepEqual(figuresOf(...steps, tick(30)), {...figures, ...start, figures_age_seconds: 30});
	assert.deepEqual(figuresOf(...steps, tick(31)), {...start, figures_age_seconds: 31});
});

test('with a long interval figures leave after three of it', () => {
	const steps: readonly Step[] = [[0, {type: 'monitorBegan', intervalMs: 20_000}], readAt(0, moving), [2, refused]];
	assert.equal(figuresOf(...steps, tick(60))['finished_bytes'], 123);
	assert.equal(figuresOf(...steps, tick(61))['finished_bytes'], undefined);
});

test('the figures of a restore that has ended stay: they are final', () => {
	const done = {...moving, status: 'SUCCESS', finishedAt: startedAt + 90_000};
	const late = figuresOf(readAt(90, done), tick(3600));
	assert.deepEqual(
		[late['finished_bytes'], late['progress_ratiodata'], late['end_timestamp_seconds']],
		[123, 1, (startedAt + 90_000) / 1000],
	);
});

test('the figures of a dropped restore leave: nobody knows how far it came', () => {
	const steps = [readAt(0, moving), [1, absent], [2, absent], [3, absent]] as const;
	assert.equal(stateOf(...steps), 'dropped');
	assert.equal(figuresOf(...steps, tick(60))['finished_bytes'], undefined);
});

/** A restore whose bytes and log move by the same amounts every ten seconds. */
const steady = Array.from({length: 13}, (_, index) =>
	readAt(
		index * 10,
		reading({
			status: 'RESTORING',
			startedAt,
			data: {finishedBytes: index * 1000, totalBytes: 100_000},
			log: {recoverScn: BigInt(index) * 60_000_000_000n, restoreScn: 3_600_000_000_000n},
		}),
	),
);

test('a restore that moves has a rate, a speed of the log and an ETA', () => {
	const {bytes_per_second: rate, log_speed_ratio: speed, eta_seconds: eta = 0} = figuresOf(...steady);
	assert.deepEqual([rate, speed], [100, 6]);
	assert.ok(Math.abs(eta - 880) < 20, String(eta));
});

test('an ETA leaves as soon as its figures are read no more, since the end would move away', () => {
	assert.equal(figuresOf(...steady, [122, refused], tick(125))['eta_seconds'], undefined);
});

test('a restore that stands still is stalled, not running, and its rate is 0', () => {
	const [first, ...rest] = steady;
	const last = steady.at(-1)?.[1] ?? assert.fail();
	const still = Array.from({length: 20}, (_, index): Step => [130 + index * 10, last]);
	const steps = [first ?? assert.fail(), ...rest, ...still];
	assert.equal(stateOf(...steps), 'stalled');
	assert.equal(figuresOf(...steps)['bytes_per_second'], 0);
});

const states: ReadonlyArray<readonly [state: string, steps: readonly Step[]]> = [
	['unknown', []],
	['running', [readAt(0, reading())]],
	['succeeded', [readAt(0, reading({status: 'SUCCESS', finishedAt: startedAt}))]],
	['failed', [readAt(0, reading({status: 'FAIL', finishedAt: startedAt}))]],
	['waiting', [[0, absent]]],
	['none', [[0, failedWith(problem('neverRestored'))]]],
];

for (const [state, steps] of states) {
	test(`of all the states of a restore that is ${state}, only that one is 1`, () => {
		assert.equal(stateOf(...steps), state);
	});
}

function infoOf(...steps: readonly Step[]) {
	const found = samplesOf(fold(steps)).filter(({name}) => name === 'restop_restore_info');
	assert.deepEqual(
		found.map(({value}) => value),
		[1],
	);
	return found[0]?.labels;
}

test('the words of a restore are labels; those that are not known are absent', () => {
	assert.deepEqual(infoOf(readAt(0, moving)), {
		tenant: 'rt2',
		phase: 'restoring',
		status: 'RESTORING',
		source_cluster: 'obc',
		source_tenant: 'shop',
		figures: 'agent',
	});
	assert.deepEqual(infoOf(), {tenant: 'rt2', phase: 'unknown'});
});

test('why a restore failed is a label, by name and number', () => {
	const comment = 'CLOG : OB_ENTRY_NOT_EXIST(-4018) on "10.10.10.3:2882"';
	const labels = infoOf(readAt(0, reading({status: 'FAIL', finishedAt: startedAt, comment})));
	assert.deepEqual([labels?.['error'], labels?.['error_code']], ['OB_ENTRY_NOT_EXIST', '-4018']);
});

test('how long the last restore of the same source took is known while a restore runs', () => {
	const restores = [
		{
			jobId: 3,
			sourceCluster: 'obc',
			sourceTenant: 'shop',
			startedAt: startedAt - 100_000,
			finishedAt: startedAt - 40_000,
			outcome: 'succeeded',
		},
	] as const;
	const steps: readonly Step[] = [[0, {type: 'endedRestoresRead', cluster: address, restores}], readAt(0, moving)];
	assert.equal(figuresOf(...steps)['previous_duration_seconds'], 60);
});
