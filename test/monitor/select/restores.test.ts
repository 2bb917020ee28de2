import assert from 'node:assert/strict';
import test from 'node:test';
import type {Problem} from '../../../source/domain/problem.js';
import type {RestoreReading} from '../../../source/domain/restore-reading.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import type {RestoreView} from '../../../source/monitor/select/restore-view.js';
import {address, failed, fold, problem, read, report, startedAt, type Step} from '../../helpers/facts.js';

const minute = 60;
const restoring = report({status: 'RESTORING', startedAt, data: {percent: 40}});
const success = report({status: 'SUCCESS', startedAt, finishedAt: startedAt + 90_000});
const failure = report({
	status: 'FAIL',
	startedAt,
	finishedAt: startedAt + 90_000,
	comment: 'CLOG : OB_ERR_LOG_NOT_ENOUGH(-4018)',
});
const refused = problem('refused');
const absent = problem('tenantAbsent');
const never = problem('neverRestored');
const unreadable = problem('unreadableRow', {code: 'rejected'});
const tick = (second: number): Step => [second, {type: 'ticked'}];
const refuse = (second: number, why: Problem, tenant?: string): Step => [second, failed(why, tenant)];

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

test('a name may be asked for that must not be written to a terminal as it is', () => {
	const [view] = selectRestores(fold([], ['rt\u{1B}[2J']));
	assert.equal(view?.tenant, 'rt\u{1B}[2J');
	assert.equal(view?.name, String.raw`rt\x1b[2J`);
	assert.deepEqual(view?.asked, {address, tenant: String.raw`rt\x1b[2J`, isGone: false});
});

test('an unreachable agent makes what is shown stale, and its age grows from the last answer', () => {
	const steps = [read(0, restoring), refuse(2, refused), tick(30)];
	const {isStale, ageMs, outcome, data} = viewOf(steps);
	assert.deepEqual([isStale, ageMs, outcome, data.percent], [true, 30_000, 'running', 40]);
});

test('before the first answer there is no age', () => {
	const {isStale, ageMs} = viewOf([refuse(2, refused)]);
	assert.deepEqual([isStale, ageMs], [true, undefined]);
});

test('an answer makes everything fresh again', () => {
	const {isStale, ageMs, silentMs} = viewOf([refuse(2, refused), read(4, restoring)]);
	assert.deepEqual([isStale, ageMs, silentMs], [false, 0, 0]);
});

const spans: ReadonlyArray<readonly [name: string, steps: readonly Step[], seconds: number, silentSeconds: number]> = [
	['grows while the restore runs', [read(0, restoring), tick(50)], 50, 0],
	['stands still while the agent does not answer', [read(5, restoring), refuse(9, refused), tick(50)], 5, 45],
	['stands still while the row cannot be read', [read(5, restoring), refuse(9, unreadable), tick(50)], 5, 45],
	[
		'goes on after a silence as if there had been none',
		[read(5, restoring), refuse(9, refused), read(50, restoring), tick(51)],
		51,
		0,
	],
	['goes on after one missing answer', [read(5, restoring), refuse(9, absent), tick(50)], 50, 0],
	[
		'ends with the last answer that knew a dropped tenant',
		[read(5, restoring), refuse(9, absent), refuse(11, absent), tick(50)],
		5,
		45,
	],
	['is the whole restore once it has ended', [read(200, success), tick(500)], 90, 0],
];

for (const [name, steps, seconds, silentSeconds] of spans) {
	test(`elapsed time ${name}`, () => {
		const {elapsed, silentMs} = viewOf(steps);
		assert.deepEqual(elapsed, {ms: seconds * 1000, isDoubtful: false});
		assert.equal(silentMs, silentSeconds * 1000);
	});
}

test('elapsed time goes by the agent’s clock, not by ours', () => {
	const hourAhead = readBy(startedAt + 3_600_000, 10, restoring);
	assert.equal(viewOf([hourAhead, tick(20)]).elapsed?.ms, 3_610_000);
});

test('a start ahead of the agent’s clock makes the elapsed time doubtful', () => {
	const late = report({startedAt: startedAt + 3_600_000});
	assert.deepEqual(viewOf([read(0, late)]).elapsed, {ms: 0, isDoubtful: true});
});

test('without a start there is no elapsed time', () => {
	const {startedAt: _, ...row} = restoring;
	assert.equal(viewOf([read(0, row)]).elapsed, undefined);
});

test('how long ago a restore ended goes by the agent’s clock and grows', () => {
	const slow = readBy(startedAt + 100_000, 2 * minute, success);
	assert.equal(viewOf([slow, tick(3 * minute)]).endedAgoMs, 70_000);
});

test('an end ahead of the agent’s clock was just now', () => {
	assert.equal(viewOf([read(0, success)]).endedAgoMs, 0);
});

test('a restore that runs has not ended', () => {
	assert.equal(viewOf([read(0, restoring)]).endedAgoMs, undefined);
});

const tones = [
	['running', [read(0, restoring)], 'moving'],
	['waiting', [refuse(0, absent)], 'moving'],
	['done', [read(0, success)], 'done'],
	['failed', [read(0, failure)], 'failed'],
	['dropped', [read(0, restoring), refuse(2, absent), refuse(4, absent)], 'failed'],
] as const;

for (const [name, steps, tone] of tones) {
	test(`both tracks of a restore that is ${name} are ${tone}`, () => {
		const {data, log} = viewOf(steps);
		assert.deepEqual([data.tone, log.tone], [tone, tone]);
	});
}

const bare = report();
const outside = report({data: {percent: 130}, log: {percent: -2}});
const onlyLog = report({log: {percent: 0}});

test('what nobody reports has no share and no lag, and is not 0', () => {
	const {data, log, hasFigures} = viewOf([read(0, bare)]);
	assert.deepEqual([data.share, log.share, log.lagMs, hasFigures], [undefined, undefined, undefined, false]);
});

test('a share outside 0–100 is clamped and says so', () => {
	const {data, log, hasFigures} = viewOf([read(0, outside)]);
	assert.deepEqual(data.share, {percent: 100, isOutside: true});
	assert.deepEqual(log.share, {percent: 0, isOutside: true});
	assert.equal(hasFigures, true);
});

test('counts without a share come from somebody too, a target alone does not', () => {
	const counted = report({status: 'FAIL', finishedAt: startedAt, data: {finishedTablets: 3, totalTablets: 9}});
	assert.equal(viewOf([read(0, counted)]).source, 'agent');
	const aimed = report({log: {restoreScn: 1n}});
	assert.equal(viewOf([read(0, aimed)]).source, undefined);
});

test('figures of one track are figures', () => {
	assert.equal(viewOf([read(0, onlyLog)]).hasFigures, true);
});

test('the log of a success has caught up, whatever its last position was', () => {
	const log = {recoverScn: 1_000_000_000n, restoreScn: 91_000_000_000n};
	assert.equal(viewOf([read(0, {...restoring, log})]).log.lagMs, 90_000);
	assert.equal(viewOf([read(0, {...success, log})]).log.lagMs, 0);
});

test('the log of a failure has not caught up', () => {
	const log = {recoverScn: 1_000_000_000n, restoreScn: 91_000_000_000n};
	assert.equal(viewOf([read(0, {...failure, log})]).log.lagMs, 90_000);
});

test('a problem that was borne does not show', () => {
	const steps = [read(0, restoring), refuse(2, never)];
	assert.equal(viewOf(steps).problem, undefined);
});

test('a tenant that is gone is asked about as one that was there', () => {
	const {asked, problem: why, job} = viewOf([read(0, restoring), refuse(2, absent), refuse(4, absent)]);
	assert.deepEqual([asked.isGone, why?.reason, job?.jobId], [true, 'tenantAbsent', 4]);
});

test('of one state everything is computed once', () => {
	const state = fold([read(0, restoring)]);
	assert.equal(selectRestores(state), selectRestores(state));
});
