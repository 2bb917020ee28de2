import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProgressRow} from '../../../source/domain/restore-reading.js';
import type {SqlReason} from '../../../source/domain/sql-problem.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import type {State} from '../../../source/monitor/state.js';
import {address, failedWith, fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';

function figures(second: number, facts: Partial<ProgressRow> = {}): Step {
	const {jobId, restoreTenantId} = reading();
	const row = {
		jobId,
		restoreTenantId,
		status: 'RESTORING',
		data: {percent: 40, finishedBytes: 4, totalBytes: 10},
		log: {},
	};
	return [second, {type: 'progressRead', cluster: address, rows: [{...row, ...facts}], tookMs: 5}];
}

function silent(second: number, reason: SqlReason): Step {
	return [second, {type: 'sqlFailed', cluster: address, problem: {reason, said: ''}}];
}

function told(state: State): readonly string[] {
	return state.events.map(({change}) => (change.type === 'sqlOff' ? `sqlOff ${change.problem.reason}` : change.type));
}

function first(steps: readonly Step[]) {
	const [restore] = selectRestores(fold(steps));
	assert.ok(restore);
	return restore;
}

test('figures of SQL become those of the restore, and say where they come from', () => {
	const {data, source, hasProgress, word} = first([readAt(0, reading()), figures(1)]);
	assert.deepEqual([data.percent, source, hasProgress], [40, 'sql', true]);
	assert.deepEqual(word, {type: 'phase', phase: 'restoring', status: 'RESTORING'});
});

test('they survive the agent’s next answer, which has none', () => {
	assert.equal(first([readAt(0, reading()), figures(1), readAt(2, reading())]).data.percent, 40);
});

test('figures before there is a job, or of another one, change nothing', () => {
	assert.equal(first([figures(0), readAt(1, reading())]).hasProgress, false);
	assert.equal(first([readAt(0, reading()), figures(1, {jobId: 99})]).hasProgress, false);
});

test('the finer word that SQL brings is no event', () => {
	assert.deepEqual(told(fold([readAt(0, reading()), figures(1), readAt(2, reading())])), ['firstSeen']);
});

test('a row of SQL that has failed before the agent says so is no event yet', () => {
	const steps = [readAt(0, reading()), figures(1), figures(60, {status: 'RESTORE_FAIL'})];
	assert.deepEqual(told(fold(steps)), ['firstSeen']);
	assert.deepEqual(told(fold([...steps, readAt(62, reading({status: 'RESTORE_FAIL'}))])), ['firstSeen', 'failed']);
});

test('a step that only SQL tells is one', () => {
	const state = fold([readAt(0, reading()), figures(1), figures(60, {status: 'UPGRADE'})]);
	assert.deepEqual(told(state), ['firstSeen', 'phaseChanged']);
	assert.equal(selectRestores(state)[0]?.phase, 'upgrading');
});

test('the end is the agent’s to tell', () => {
	const success = reading({status: 'SUCCESS', finishedAt: 1});
	const {outcome, data} = first([readAt(0, reading()), figures(1), readAt(2, success), figures(3)]);
	assert.deepEqual([outcome, data.percent], ['succeeded', 100]);
});

test('SQL that fails is told once, with how long it lasted, and the figures stay', () => {
	const steps = [readAt(0, reading()), figures(1), silent(10, 'timeout'), silent(20, 'timeout'), readAt(22, reading())];
	const state = fold(steps);
	assert.deepEqual(told(state), ['firstSeen', 'sqlOff timeout']);
	assert.equal(state.clusters[0]?.sql.type, 'off');
	assert.equal(selectRestores(state)[0]?.data.percent, 40);
	const back = fold([...steps, figures(40)]);
	assert.equal(back.clusters[0]?.sql.type, 'on');
	assert.equal(back.events[1]?.interval?.durationMs, 30_000);
});

test('another reason is another event', () => {
	assert.deepEqual(told(fold([silent(0, 'timeout'), silent(5, 'accessDenied')])), [
		'sqlOff timeout',
		'sqlOff accessDenied',
	]);
});

test('what the agent itself reports wins over figures that are no longer fresh', () => {
	const ofAgent = reading({data: {percent: 55}});
	assert.equal(first([readAt(0, reading()), figures(1), silent(2, 'timeout'), readAt(3, ofAgent)]).data.percent, 55);
	assert.equal(first([readAt(0, reading()), figures(1), readAt(3, ofAgent)]).data.percent, 40);
});

test('SQL does not disturb what is known of the agent', () => {
	const state = fold([readAt(0, reading()), [1, failedWith(problem('refused'))], figures(2)]);
	assert.equal(state.clusters[0]?.trouble?.problem.reason, 'refused');
	assert.equal(state.clusters[0]?.answeredAt?.monotonicMs, 0);
});

function moving(from: number, to: number, counted: (second: number) => number): readonly Step[] {
	const steps = Math.floor((to - from) / 10);
	return Array.from({length: steps + 1}, (_, index) => {
		const second = from + index * 10;
		return figures(second, {data: {finishedBytes: counted(second), totalBytes: 1_000_000}});
	});
}

test('a standstill is an interval that ends when something moves again', () => {
	const run = [readAt(0, reading()), ...moving(1, 101, (second) => second * 100)];
	const still = [...run, ...moving(111, 401, () => 10_100)];
	const stalled = fold(still);
	assert.deepEqual(told(stalled), ['firstSeen', 'stalled']);
	assert.equal(stalled.events[1]?.interval?.durationMs, undefined);
	assert.equal(selectRestores(stalled)[0]?.word.type, 'stalled');
	const again = fold([...still, ...moving(411, 421, (second) => second * 100)]);
	assert.deepEqual(told(again), ['firstSeen', 'stalled']);
	assert.equal(again.events[1]?.interval?.durationMs, 310_000);
	assert.notEqual(selectRestores(again)[0]?.word.type, 'stalled');
});

test('while SQL fails only what the agent itself counts has a rate, whatever its neighbours have', () => {
	const counted = (second: number) =>
		readAt(second, reading({jobId: 5, data: {finishedBytes: second * 100, totalBytes: 1_000_000}}), 'audit');
	const both = moving(1, 101, (second) => second * 100).flatMap((step) => [step, counted(step[0])]);
	const state = fold([readAt(0, reading()), counted(0), ...both, silent(102, 'timeout')], ['rt2', 'audit']);
	const [ofSql, ofAgent] = selectRestores(state);
	assert.equal(ofSql?.rate.bytesPerSecond, undefined);
	assert.equal(Math.round(ofAgent?.rate.bytesPerSecond ?? 0), 100);
});

test('a counter that goes back makes its rate begin anew, and says so', () => {
	const state = fold([readAt(0, reading()), ...moving(1, 51, (second) => second * 100), ...moving(61, 61, () => 10)]);
	assert.deepEqual(told(state), ['firstSeen', 'restarted']);
});
