import assert from 'node:assert/strict';
import test from 'node:test';
import type {Problem} from '../../../source/domain/problem.js';
import type {RestoreReading} from '../../../source/domain/restore-reading.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import type {RestoreView} from '../../../source/monitor/select/restore-view.js';
import {address, failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';

const minute = 60;
const restoring = reading({status: 'RESTORING', startedAt, data: {percent: 40}});
const success = reading({status: 'SUCCESS', startedAt, finishedAt: startedAt + 90_000});
const failure = reading({
	status: 'FAIL',
	startedAt,
	finishedAt: startedAt + 90_000,
	comment: 'CLOG : OB_ENTRY_NOT_EXIST(-4018)',
});
const refused = problem('refused');
const absent = problem('tenantAbsent');
const never = problem('neverRestored');
const unreadable = problem('unreadableRow', {code: 'rejected'});
const tick = (second: number): Step => [second, {type: 'ticked'}];
const refuse = (second: number, why: Problem, tenant?: string): Step => [second, failedWith(why, tenant)];

/** An answer of an agent whose clock is not ours. */
function readBy(agentTime: number, second: number, row: RestoreReading): Step {
	return [second, {type: 'restoreRead', key: {cluster: address, tenant: 'rt2'}, reading: row, agentTime, tookMs: 5}];
}

/** The one restore of a story. */
function viewOf(steps: readonly Step[]): RestoreView {
	const [view] = selectRestores(fold(steps));
	assert.ok(view);
	return view;
}

test('a name that is not safe to draw is made visible', () => {
	const [view] = selectRestores(fold([], ['rt\u{1B}[2J']));
	assert.equal(view?.tenant, 'rt\u{1B}[2J');
	assert.equal(view?.name, String.raw`rt\x1b[2J`);
	assert.deepEqual(view?.subject, {address, tenant: String.raw`rt\x1b[2J`, isDropped: false, isGone: false});
});

test('an unreachable agent makes its restores stale, and their age grows from the last answer', () => {
	const steps = [readAt(0, restoring), refuse(2, refused), tick(30)];
	const {isStale, figuresAgeMs, outcome, data} = viewOf(steps);
	assert.deepEqual([isStale, figuresAgeMs, outcome, data.percent], [true, 30_000, 'running', 40]);
});

test('before the first answer there is no age', () => {
	const {isStale, figuresAgeMs} = viewOf([refuse(2, refused)]);
	assert.deepEqual([isStale, figuresAgeMs], [true, undefined]);
});

test('an answer makes everything fresh again', () => {
	const {isStale, figuresAgeMs, silentMs} = viewOf([refuse(2, refused), readAt(4, restoring)]);
	assert.deepEqual([isStale, figuresAgeMs, silentMs], [false, 0, 0]);
});

const spans: ReadonlyArray<readonly [name: string, steps: readonly Step[], seconds: number, silentSeconds: number]> = [
	['grows while the restore runs', [readAt(0, restoring), tick(50)], 50, 0],
	['stands still while the agent does not answer', [readAt(5, restoring), refuse(9, refused), tick(50)], 5, 45],
	['stands still while the row cannot be read', [readAt(5, restoring), refuse(9, unreadable), tick(50)], 5, 45],
	[
		'goes on after a silence as if there had been none',
		[readAt(5, restoring), refuse(9, refused), readAt(50, restoring), tick(51)],
		51,
		0,
	],
	['goes on after one missing answer', [readAt(5, restoring), refuse(9, absent), tick(50)], 50, 0],
	[
		'ends with the last answer that knew a dropped tenant',
		[readAt(5, restoring), refuse(9, absent), refuse(11, absent), tick(50)],
		5,
		45,
	],
	['is the whole restore once it has ended', [readAt(200, success), tick(500)], 90, 0],
];

for (const [name, steps, seconds, silentSeconds] of spans) {
	test(`elapsed time ${name}`, () => {
		const {elapsedMs, silentMs} = viewOf(steps);
		assert.equal(elapsedMs, seconds * 1000);
		assert.equal(silentMs, silentSeconds * 1000);
	});
}

test('elapsed time goes by the agent’s clock, not by ours', () => {
	const hourAhead = readBy(startedAt + 3_600_000, 10, restoring);
	assert.equal(viewOf([hourAhead, tick(20)]).elapsedMs, 3_610_000);
});

test('a start ahead of the agent’s clock makes the elapsed time unknown', () => {
	const late = reading({startedAt: startedAt + 3_600_000});
	assert.equal(viewOf([readAt(0, late)]).elapsedMs, undefined);
});

test('without a start there is no elapsed time', () => {
	const {startedAt: _, ...row} = restoring;
	assert.equal(viewOf([readAt(0, row)]).elapsedMs, undefined);
});

test('how long ago a restore ended goes by the agent’s clock and grows', () => {
	const slow = readBy(startedAt + 100_000, 2 * minute, success);
	assert.equal(viewOf([slow, tick(3 * minute)]).endedAgoMs, 70_000);
});

test('an end a little ahead of the agent’s clock was just now; one in another zone is unknown', () => {
	assert.equal(viewOf([readAt(40, success)]).endedAgoMs, 0);
	const inOtherZone = reading({
		status: 'SUCCESS',
		startedAt: startedAt + 8 * 3_600_000,
		finishedAt: startedAt + 9 * 3_600_000,
	});
	assert.equal(viewOf([readAt(40, inOtherZone)]).endedAgoMs, undefined);
});

test('a restore that runs has not ended', () => {
	assert.equal(viewOf([readAt(0, restoring)]).endedAgoMs, undefined);
});

const tones = [
	['running', [readAt(0, restoring)], 'moving'],
	['waiting', [refuse(0, absent)], 'moving'],
	['done', [readAt(0, success)], 'done'],
	['failed', [readAt(0, failure)], 'failed'],
	['dropped', [readAt(0, restoring), refuse(2, absent), refuse(4, absent)], 'failed'],
] as const;

for (const [name, steps, tone] of tones) {
	test(`both tracks of a restore that is ${name} are ${tone}`, () => {
		const {data, log} = viewOf(steps);
		assert.deepEqual([data.tone, log.tone], [tone, tone]);
	});
}

const bare = reading();
const outside = reading({data: {percent: 130}, log: {percent: -2}});
const onlyLog = reading({log: {percent: 0}});

test('what no source reports has no share and no lag, and is not 0', () => {
	const {data, log, hasProgress} = viewOf([readAt(0, bare)]);
	assert.deepEqual([data.share, log.share, log.lagMs, hasProgress], [undefined, undefined, undefined, false]);
});

test('a share outside 0–100 is clamped and marked', () => {
	const {data, log, hasProgress} = viewOf([readAt(0, outside)]);
	assert.deepEqual(data.share, {percent: 100, isOutside: true});
	assert.deepEqual(log.share, {percent: 0, isOutside: true});
	assert.equal(hasProgress, true);
});

test('counts without a share have a source too, a target alone does not', () => {
	const counted = reading({status: 'FAIL', finishedAt: startedAt, data: {finishedTablets: 3, totalTablets: 9}});
	assert.equal(viewOf([readAt(0, counted)]).source, 'agent');
	const aimed = reading({log: {restoreScn: 1n}});
	assert.equal(viewOf([readAt(0, aimed)]).source, undefined);
});

test('progress of one track is progress', () => {
	assert.equal(viewOf([readAt(0, onlyLog)]).hasProgress, true);
});

test('the log of a success has caught up, whatever its last position was', () => {
	const log = {recoverScn: 1_000_000_000n, restoreScn: 91_000_000_000n};
	assert.equal(viewOf([readAt(0, {...restoring, log})]).log.lagMs, 90_000);
	assert.equal(viewOf([readAt(0, {...success, log})]).log.lagMs, 0);
});

test('the log of a failure has not caught up', () => {
	const log = {recoverScn: 1_000_000_000n, restoreScn: 91_000_000_000n};
	assert.equal(viewOf([readAt(0, {...failure, log})]).log.lagMs, 90_000);
});

test('a refusal that is tolerated is not shown', () => {
	const steps = [readAt(0, restoring), refuse(2, never)];
	assert.equal(viewOf(steps).problem, undefined);
});

test('the problem of a dropped tenant says that it existed', () => {
	const {subject, problem: why, job} = viewOf([readAt(0, restoring), refuse(2, absent), refuse(4, absent)]);
	assert.deepEqual([subject.isDropped, why?.reason, job?.jobId], [true, 'tenantAbsent', 4]);
});

test('a tenant that is dropped after the end changes nothing of that end', () => {
	for (const [row, tone] of [
		[success, 'done'],
		[failure, 'failed'],
	] as const) {
		const ended = viewOf([readAt(0, row)]);
		const view = viewOf([readAt(0, row), refuse(2, absent), refuse(4, absent)]);
		assert.deepEqual([view.isGone, view.subject.isGone, view.subject.isDropped], [true, true, false]);
		assert.deepEqual([view.outcome, view.phase, view.word], [ended.outcome, ended.phase, ended.word]);
		assert.deepEqual([view.data.tone, view.failure, view.elapsedMs], [tone, ended.failure, ended.elapsedMs]);
	}
});

test('a reason is awaited from RESTORE_FAIL on, for a minute', () => {
	const failing = {...restoring, status: 'RESTORE_FAIL'};
	const {outcome, phase, failure: reason, isReasonAwaited} = viewOf([readAt(0, failing)]);
	assert.deepEqual([outcome, phase, reason, isReasonAwaited], ['failed', 'finishing', undefined, true]);
	assert.equal(viewOf([readAt(0, failing), tick(60)]).isReasonAwaited, false);
	assert.equal(viewOf([readAt(0, failing), readAt(9, failure)]).isReasonAwaited, false);
});

test('the views of one state are computed once', () => {
	const state = fold([readAt(0, restoring)]);
	assert.equal(selectRestores(state), selectRestores(state));
});
