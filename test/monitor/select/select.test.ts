import assert from 'node:assert/strict';
import test from 'node:test';
import type {Problem} from '../../../source/domain/problem.js';
import type {RestoreReading} from '../../../source/domain/restore-reading.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {isWatchOver} from '../../../source/monitor/select/watch-over.js';
import {selectPlaces} from '../../../source/monitor/select/places.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import {selectTally} from '../../../source/monitor/select/tally.js';
import type {RestoreView} from '../../../source/monitor/select/restore-view.js';
import type {State} from '../../../source/monitor/state.js';
import {address, createState, factAt, failed, fold, problem, read, report, startedAt, type Step} from '../../helpers/facts.js';

const minute = 60;
const restoring = report({status: 'RESTORING', startedAt, data: {percent: 40}});
const success = report({status: 'SUCCESS', startedAt, finishedAt: startedAt + 90_000});
const failure = report({
	status: 'FAIL',
	startedAt,
	finishedAt: startedAt + 90_000,
	comment: 'CLOG : OB_ERR_LOG_NOT_ENOUGH(-4018)',
});
const oddEnd = report({status: 'ENDED_SOMEHOW', startedAt, finishedAt: startedAt + 90_000});
const refused = problem('refused');
const absent = problem('tenantAbsent');
const never = problem('neverRestored');
const unreadable = problem('unreadableRow', {code: 'rejected'});
const system = problem('systemTenant', {code: 'rejected'});
const unaddressable = problem('unaddressableTenant', {code: 'rejected'});

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

test('restores come in the order asked for, cluster by cluster, and the first is selected', () => {
	const watches = [
		{address: 'b:1', tenants: ['z', 'a']},
		{address: 'a:1', tenants: ['z']},
	];
	const places = selectPlaces(createState(watches, {at: 0, monotonicMs: 0}, 2000));
	assert.deepEqual(
		places.map(({cluster, restore, isSelected}) => [cluster.id, restore.tenant, isSelected]),
		[
			['b:1', 'z', true],
			['b:1', 'a', false],
			['a:1', 'z', false],
		],
	);
});

test('where the selected restore is not watched any more the first is selected', () => {
	const state = fold([], ['rt2', 'rt3']);
	const lost = {...state, view: {...state.view, selected: {cluster: address, tenant: 'rt9'}}};
	assert.deepEqual(
		selectPlaces(lost).map(({isSelected}) => isSelected),
		[true, false],
	);
});

test('a name may be asked for that must not be written to a terminal as it is', () => {
	const [view] = selectRestores(fold([], ['rt\u{1B}[2J']));
	assert.equal(view?.tenant, 'rt\u{1B}[2J');
	assert.equal(view?.name, String.raw`rt\x1b[2J`);
	assert.deepEqual(view?.asked, {address, tenant: String.raw`rt\x1b[2J`, isGone: false});
});

const words: ReadonlyArray<readonly [name: string, steps: readonly Step[], word: RestoreView['word']]> = [
	['nothing has been asked yet', [], {type: 'firstAnswer'}],
	['a running restore', [read(0, restoring)], {type: 'phase', phase: 'restoring', status: 'RESTORING'}],
	[
		'a status that no version documents',
		[read(0, report({status: 'NEW_WORD'}))],
		{type: 'phase', phase: 'unknown', status: 'NEW_WORD'},
	],
	['success', [read(0, success)], {type: 'phase', phase: 'done', status: 'SUCCESS'}],
	['failure', [read(0, failure)], {type: 'failed', code: -4018}],
	['failure without a reason', [read(0, report({status: 'RESTORE_FAIL'}))], {type: 'failed', code: undefined}],
	['the end of a status that nobody knows', [read(0, oddEnd)], {type: 'ended', status: 'ENDED_SOMEHOW'}],
	[
		'such an end whose row cannot be read again',
		[read(0, oddEnd), refuse(2, unreadable)],
		{type: 'ended', status: 'ENDED_SOMEHOW'},
	],
	['no tenant yet', [refuse(0, absent)], {type: 'phase', phase: 'waiting', status: ''}],
	['a tenant that is gone', [read(0, restoring), refuse(2, absent), refuse(4, absent)], {type: 'dropped'}],
	[
		'a tenant that was missed once',
		[read(0, restoring), refuse(2, absent)],
		{type: 'phase', phase: 'restoring', status: 'RESTORING'},
	],
	['a tenant that was never restored', [refuse(0, never)], {type: 'none'}],
	['a tenant that is refused', [refuse(0, system)], {type: 'rejected'}],
	[
		'a running row that cannot be read any more',
		[read(0, restoring), refuse(2, unreadable)],
		{type: 'phase', phase: 'restoring', status: 'RESTORING'},
	],
	[
		'an agent that does not answer, since its first failure',
		[read(0, restoring), refuse(2, refused), refuse(20, problem('timeout', {code: 'timeout'})), tick(32)],
		{type: 'noAnswer', code: 'timeout', forMs: 30_000},
	],
	['an agent that never answered', [refuse(3, refused)], {type: 'noAnswer', code: 'unreachable', forMs: 0}],
	[
		'an end stays an end, whatever the agent does then',
		[read(0, success), refuse(2, refused)],
		{type: 'phase', phase: 'done', status: 'SUCCESS'},
	],
	['so does a failure', [read(0, failure), refuse(2, refused)], {type: 'failed', code: -4018}],
];

for (const [name, steps, word] of words) {
	test(`the word for ${name} is ${JSON.stringify(word)}`, () => {
		assert.deepEqual(viewOf(steps).word, word);
	});
}

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

const wrongPassword = problem('wrongPassword', {code: 'unauthorized'});
const notInCluster = problem('notInCluster', {code: 'rejected'});
const notAnAgent = problem('notAnAgent', {code: 'malformed'});
const databaseDown = problem('databaseDown', {code: 'rejected'});
const timeout = problem('timeout', {code: 'timeout'});

const watches: ReadonlyArray<readonly [name: string, steps: readonly Step[], isOver: boolean]> = [
	['nothing has been read', [], false],
	['the restore runs', [read(0, restoring)], false],
	['the status is one that nobody knows', [read(0, report({status: 'NEW_WORD'}))], false],
	['it is finishing', [read(0, report({status: 'RESTORE_SUCCESS'}))], false],
	['it has succeeded', [read(0, success)], true],
	['it has failed', [read(0, failure)], true],
	['it has ended, nobody knows how', [read(0, oddEnd)], true],
	['there is no tenant yet', [refuse(0, absent)], false],
	['the tenant was missed once', [read(0, restoring), refuse(2, absent)], false],
	['the tenant is gone', [read(0, restoring), refuse(2, absent), refuse(4, absent)], true],
	['the tenant was never restored', [refuse(0, never)], true],
	['the row changes places', [read(0, restoring), refuse(2, never)], false],
	['the tenant is sys', [refuse(0, system)], true],
	['the name cannot be asked about', [refuse(0, unaddressable)], true],
	['the row cannot be read in this phase', [refuse(0, unreadable)], false],
	['the agent is not there', [refuse(0, refused)], false],
	['the agent is slow', [refuse(0, timeout)], false],
	['the database is down', [refuse(0, databaseDown)], false],
	['the password is wrong', [refuse(0, wrongPassword)], true],
	['the agent is in no cluster', [refuse(0, notInCluster)], true],
	['somebody else answers', [refuse(0, notAnAgent)], true],
	['the password was right before', [read(0, restoring), refuse(2, wrongPassword)], false],
	['the agent is lost after the end', [read(0, success), refuse(2, refused)], true],
];

for (const [name, steps, isOver] of watches) {
	test(`--wait ${isOver ? 'ends' : 'goes on'} when ${name}`, () => {
		assert.equal(isWatchOver(fold(steps)), isOver);
	});
}

test('--wait goes on until the last restore has ended', () => {
	const half = fold([read(0, success, 'rt2'), read(0, restoring, 'rt3')], ['rt2', 'rt3']);
	assert.equal(isWatchOver(half), false);
	const [second, happening] = read(100, failure, 'rt3');
	const whole = reduce(half, factAt(second, happening));
	assert.equal(isWatchOver(whole), true);
});

test('a cluster without hope does not end the watch of another one', () => {
	const initial = createState(
		[
			{address, tenants: ['rt2']},
			{address: 'b:1', tenants: ['rt2']},
		],
		{at: 0, monotonicMs: 0},
		2000,
	);
	const hopeless: State = reduce(initial, factAt(1, failed(wrongPassword)));
	assert.equal(isWatchOver(hopeless), false);
});

function tallyOf(steps: readonly Step[], tenants: readonly string[]) {
	const restores = selectRestores(fold(steps, tenants));
	const {total, counts} = selectTally(restores);
	return {total, counts: counts.map(({key, count}) => `${count} ${key}`)};
}

test('the tally counts each restore once, in one order, and leaves out what there is none of', () => {
	const steps = [
		refuse(0, never, 'none'),
		refuse(0, system, 'sys'),
		read(0, oddEnd, 'odd'),
		read(0, failure, 'bad'),
		read(0, success, 'good'),
		refuse(0, absent, 'soon'),
		read(0, restoring, 'one'),
		read(0, restoring, 'two'),
	];
	assert.deepEqual(tallyOf(steps, ['none', 'sys', 'odd', 'bad', 'good', 'soon', 'one', 'two']), {
		total: 8,
		counts: ['2 running', '1 waiting', '1 succeeded', '1 failed', '3 other'],
	});
});

test('a dropped tenant is counted as dropped', () => {
	assert.deepEqual(tallyOf([read(0, restoring), refuse(2, absent), refuse(4, absent)], ['rt2']).counts, ['1 dropped']);
});

test('without an answer only what has ended is still counted as what it was', () => {
	const steps = [read(0, restoring, 'one'), read(0, success, 'good'), refuse(2, refused, 'one')];
	assert.deepEqual(tallyOf(steps, ['one', 'good', 'never']), {total: 3, counts: ['2 noAnswer', '1 succeeded']});
});

test('no restores are an empty tally', () => {
	assert.deepEqual(tallyOf([], []), {total: 0, counts: []});
});
