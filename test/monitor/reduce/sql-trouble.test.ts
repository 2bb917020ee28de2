import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProgressRow} from '../../../source/domain/restore-reading.js';
import type {SqlReason} from '../../../source/domain/sql-problem.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import type {State} from '../../../source/monitor/state.js';
import {address, failedWith, fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';

function rowRead(second: number, facts: Partial<ProgressRow> = {}): Step {
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

function sqlFails(second: number, reason: SqlReason): Step {
	return [second, {type: 'sqlFailed', cluster: address, problem: {reason, said: ''}}];
}

function eventTypes(state: State): readonly string[] {
	return state.events.map(({change}) => (change.type === 'sqlOff' ? `sqlOff ${change.problem.reason}` : change.type));
}

function first(steps: readonly Step[]) {
	const [restore] = selectRestores(fold(steps));
	assert.ok(restore);
	return restore;
}

test('progress from SQL becomes that of the restore, with its source', () => {
	const {data, source, hasProgress, word, job} = first([readAt(0, reading()), rowRead(1)]);
	assert.deepEqual([data.percent, source, hasProgress], [40, 'sql', true]);
	assert.deepEqual(word, {type: 'phase', phase: 'restoring', status: 'WAIT_TENANT_RESTORE_FINISH'});
	assert.equal(job?.sqlStatus, 'RESTORING');
});

test('it survives the agent’s next answer, which has none', () => {
	assert.equal(first([readAt(0, reading()), rowRead(1), readAt(2, reading())]).data.percent, 40);
});

test('progress before there is a job, or of another one, changes nothing', () => {
	assert.equal(first([rowRead(0), readAt(1, reading())]).hasProgress, false);
	assert.equal(first([readAt(0, reading()), rowRead(1, {jobId: 99})]).hasProgress, false);
});

test('the more specific status from SQL is no event', () => {
	assert.deepEqual(eventTypes(fold([readAt(0, reading()), rowRead(1), readAt(2, reading())])), ['firstSeen']);
});

test('a row that has failed before the agent reports it is no event yet', () => {
	const steps = [readAt(0, reading()), rowRead(1), rowRead(60, {status: 'RESTORE_FAIL'})];
	assert.deepEqual(eventTypes(fold(steps)), ['firstSeen']);
	assert.equal(selectRestores(fold(steps))[0]?.outcome, 'running');
	const failed = reading({status: 'FAIL', finishedAt: 1});
	assert.deepEqual(eventTypes(fold([...steps, readAt(62, failed)])), ['firstSeen', 'failed']);
});

test('a step that only SQL reports is an event', () => {
	const state = fold([readAt(0, reading()), rowRead(1), rowRead(60, {status: 'UPGRADE'})]);
	assert.deepEqual(eventTypes(state), ['firstSeen', 'phaseChanged']);
	assert.equal(selectRestores(state)[0]?.phase, 'upgrading');
});

test('the end is taken from the agent', () => {
	const success = reading({status: 'SUCCESS', finishedAt: 1});
	const {outcome, data} = first([readAt(0, reading()), rowRead(1), readAt(2, success), rowRead(3)]);
	assert.deepEqual([outcome, data.percent], ['succeeded', 100]);
});

test('a failure of SQL is one event with its duration, and the progress stays', () => {
	const steps = [
		readAt(0, reading()),
		rowRead(1),
		sqlFails(10, 'timeout'),
		sqlFails(20, 'timeout'),
		readAt(22, reading()),
	];
	const state = fold(steps);
	assert.deepEqual(eventTypes(state), ['firstSeen', 'sqlOff timeout']);
	assert.equal(state.clusters[0]?.sql.type, 'off');
	assert.equal(selectRestores(state)[0]?.data.percent, 40);
	const back = fold([...steps, rowRead(40)]);
	assert.equal(back.clusters[0]?.sql.type, 'on');
	assert.equal(back.events[1]?.interval?.durationMs, 30_000);
});

test('another reason is another event', () => {
	assert.deepEqual(eventTypes(fold([sqlFails(0, 'timeout'), sqlFails(5, 'accessDenied')])), [
		'sqlOff timeout',
		'sqlOff accessDenied',
	]);
});

test('what the agent itself reports wins over figures that are no longer fresh', () => {
	const ofAgent = reading({data: {percent: 55}});
	assert.equal(first([readAt(0, reading()), rowRead(1), sqlFails(2, 'timeout'), readAt(3, ofAgent)]).data.percent, 55);
	assert.equal(first([readAt(0, reading()), rowRead(1), readAt(3, ofAgent)]).data.percent, 40);
});

test('SQL does not change what is known of the agent', () => {
	const state = fold([readAt(0, reading()), [1, failedWith(problem('refused'))], rowRead(2)]);
	assert.equal(state.clusters[0]?.trouble?.problem.reason, 'refused');
	assert.equal(state.clusters[0]?.answeredAt?.monotonicMs, 0);
});

function moving(from: number, to: number, counted: (second: number) => number): readonly Step[] {
	const steps = Math.floor((to - from) / 10);
	return Array.from({length: steps + 1}, (_, index) => {
		const second = from + index * 10;
		return rowRead(second, {data: {finishedBytes: counted(second), totalBytes: 1_000_000}});
	});
}

test('a stall is an interval that ends when a track moves again', () => {
	const run = [readAt(0, reading()), ...moving(1, 101, (second) => second * 100)];
	const still = [...run, ...moving(111, 401, () => 10_100)];
	const stalled = fold(still);
	assert.deepEqual(eventTypes(stalled), ['firstSeen', 'stalled']);
	assert.equal(stalled.events[1]?.interval?.durationMs, undefined);
	assert.equal(selectRestores(stalled)[0]?.word.type, 'stalled');
	const again = fold([...still, ...moving(411, 421, (second) => second * 100)]);
	assert.deepEqual(eventTypes(again), ['firstSeen', 'stalled']);
	assert.equal(again.events[1]?.interval?.durationMs, 310_000);
	assert.notEqual(selectRestores(again)[0]?.word.type, 'stalled');
});

test('while SQL fails the figures that came from it keep their last rate and are old, those of the agent go on', () => {
	const counted = (second: number) =>
		readAt(second, reading({jobId: 5, data: {finishedBytes: second * 100, totalBytes: 1_000_000}}), 'audit');
	const both = moving(1, 101, (second) => second * 100).flatMap((step) => [step, counted(step[0])]);
	const state = fold([readAt(0, reading()), counted(0), ...both, sqlFails(102, 'timeout')], ['rt2', 'audit']);
	const [ofSql, ofAgent] = selectRestores(state);
	for (const [view, areOld] of [
		[ofSql, true],
		[ofAgent, false],
	] as const) {
		assert.equal(Math.round(view?.rate.bytesPerSecond ?? 0), 100);
		assert.equal(view?.areFiguresStale, areOld);
	}
});

test('a counter that goes back resets its rate, which is an event', () => {
	const state = fold([readAt(0, reading()), ...moving(1, 51, (second) => second * 100), ...moving(61, 61, () => 10)]);
	assert.deepEqual(eventTypes(state), ['firstSeen', 'restarted']);
});

test('progress of another cluster is dropped, with its rate and the source', () => {
	const {data, source, hasProgress, rate} = first([
		readAt(0, reading()),
		rowRead(1),
		rowRead(100, {data: {percent: 80, finishedBytes: 8, totalBytes: 10}}),
		sqlFails(101, 'otherCluster'),
	]);
	assert.deepEqual([data.percent, source, hasProgress], [undefined, undefined, false]);
	assert.deepEqual([rate.bytesPerSecond, rate.eta], [undefined, undefined]);
	assert.equal(first([readAt(0, reading()), rowRead(1), sqlFails(2, 'failed')]).data.percent, 40);
});

test('whether the server is known to be of the agent’s cluster is kept with the state of SQL', () => {
	for (const verified of [{}, {isVerified: true}]) {
		const [cluster] = fold([[0, {type: 'progressRead', cluster: address, rows: [], tookMs: 5, ...verified}]]).clusters;
		assert.strictEqual(cluster?.sql.type, 'on');
		assert.equal(cluster.sql.isVerified, 'isVerified' in verified);
	}
});
