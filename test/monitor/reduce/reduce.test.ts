import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {FactBody} from '../../../source/monitor/fact.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {eventLimit, initialState, screenOf, type State, type WatchedCluster} from '../../../source/monitor/state.js';
import {
	address,
	createState,
	factAt,
	failedWith,
	fold,
	problem,
	readAt,
	reading,
	restoreRead,
	startedAt,
	type Step,
} from '../../helpers/facts.js';

const restoring = reading({status: 'RESTORING', data: {percent: 40}});
const refused = problem('refused');
const second = 1000;

function clusterOf({clusters}: State, at = address): WatchedCluster {
	const found = clusters.find((cluster) => cluster.id === at);
	assert.ok(found);
	return found;
}

function restoreOf(state: State, tenant = 'rt2') {
	const found = clusterOf(state).restores.find((restore) => restore.tenant === tenant);
	assert.ok(found);
	return found;
}

function moment(seconds: number) {
	return {at: startedAt + seconds * second, monotonicMs: seconds * second};
}

const bodies: readonly FactBody[] = [
	restoreRead(restoring),
	failedWith(refused),
	failedWith(problem('tenantAbsent')),
	{type: 'versionRead', cluster: address, agentVersion: '4.3.0.0'},
	{type: 'nameRead', cluster: address, name: 'obprod'},
	{type: 'roundEnded', cluster: address, tookMs: 5, pauseMs: 2000},
	{type: 'roundBegan', cluster: address},
	{type: 'ticked'},
	{type: 'resized', columns: 80, rows: 24},
	{type: 'commanded', command: {type: 'redraw'}},
];

for (const body of bodies) {
	test(`"${body.type}" brings its time with it`, () => {
		assert.deepEqual(fold([[7, body]]).now, moment(7));
	});
}

test('a tick changes the time and nothing else', () => {
	const before = fold([readAt(0, restoring)]);
	assert.deepEqual(reduce(before, factAt(9, {type: 'ticked'})), {...before, now: moment(9)});
});

test('watching begins with the first fact, at its time and with its interval', () => {
	const state = reduce(initialState, factAt(3, {type: 'monitorBegan', intervalMs: 5000}));
	const attention = {...initialState.attention, lastMs: 3000};
	assert.deepEqual(state, {...initialState, now: moment(3), startedAt: moment(3), intervalMs: 5000, attention});
});

test('the size of the terminal is unknown until it is read, and the newest counts', () => {
	assert.equal(fold([]).size, undefined);
	const state = fold([
		[1, {type: 'resized', columns: 80, rows: 24}],
		[2, {type: 'resized', columns: 120, rows: 40}],
	]);
	assert.deepEqual(state.size, {columns: 120, rows: 40});
});

test('a key reaches the view', () => {
	const {view} = fold([[1, {type: 'commanded', command: {type: 'toggleHelp'}}]]);
	assert.equal(screenOf(view), 'help');
});

test('what became of a note is shown until the next key, or until it has been shown long enough', () => {
	const saved: Step = [1, {type: 'noteSaved', path: '/tmp/note.md'}];
	const failed: Step = [1, {type: 'noteFailed', action: 'copy', reason: 'noRestore'}];
	const noticeAfter = (...steps: readonly Step[]) => fold(steps).view.notice;
	assert.deepEqual(noticeAfter(saved), {type: 'noteSaved', path: '/tmp/note.md'});
	assert.deepEqual(noticeAfter(saved, failed), {type: 'noteFailed', action: 'copy', reason: 'noRestore'});
	assert.deepEqual(noticeAfter(saved, [2, {type: 'noteCopied', how: 'tmux', isShortened: false}]), {
		type: 'noteCopied',
		how: 'tmux',
		isShortened: false,
	});
	assert.equal(noticeAfter(saved, readAt(2, restoring), [3, {type: 'ticked'}])?.type, 'noteSaved');
	assert.equal(noticeAfter(saved, [2, {type: 'noticeEnded'}]), undefined);
	assert.equal(noticeAfter(saved, [2, {type: 'commanded', command: {type: 'redraw'}}]), undefined);
});

test('an answer is kept with the time at which it came and the agent’s own clock in it', () => {
	const answer: FactBody = {
		type: 'restoreRead',
		key: {cluster: address, tenant: 'rt2'},
		reading: restoring,
		agentTime: startedAt - 1,
		tookMs: 5,
	};
	const state = fold([[4, answer]]);
	assert.equal(restoreOf(state).job?.status, 'RESTORING');
	assert.deepEqual(restoreOf(state).sample, {...moment(4), agentTime: startedAt - 1});
	assert.deepEqual(clusterOf(state).answeredAt, moment(4));
});

test('an answer without a clock leaves the agent’s time unknown', () => {
	const state = fold([[4, restoreRead(restoring)]]);
	assert.deepEqual(restoreOf(state).sample, moment(4));
});

test('an event says when, of which cluster and of which tenant', () => {
	const [event] = fold([readAt(4, restoring)]).events;
	assert.deepEqual(
		[event?.id, event?.at, event?.cluster, event?.tenant, event?.change.type],
		[1, startedAt + 4000, address, 'rt2', 'firstSeen'],
	);
});

test('the agent’s version, the cluster’s name and the next poll are kept', () => {
	const {agentVersion, name, nextPollMs} = clusterOf(
		fold([
			[1, {type: 'versionRead', cluster: address, agentVersion: '4.3.0.0'}],
			[2, {type: 'nameRead', cluster: address, name: 'obprod'}],
			[3, {type: 'roundEnded', cluster: address, tookMs: 5, pauseMs: 2500}],
		]),
	);
	assert.deepEqual({agentVersion, name, nextPollMs}, {agentVersion: '4.3.0.0', name: 'obprod', nextPollMs: 5500});
});

test('a failed poll removes nothing', () => {
	const before = fold([readAt(0, restoring), [1, {type: 'nameRead', cluster: address, name: 'obprod'}]]);
	const after = reduce(before, factAt(2, failedWith(refused)));
	const {trouble, ...known} = clusterOf(after);
	assert.deepEqual({...known, trouble: undefined}, clusterOf(before));
	assert.deepEqual(trouble, {problem: refused, since: moment(2)});
});

test('a poll that failed is no answer', () => {
	const state = fold([[2, failedWith(refused)]]);
	assert.equal(clusterOf(state).answeredAt, undefined);
});

test('a refusal of one tenant is an answer, and its restore keeps what was known', () => {
	const state = fold([readAt(0, restoring), [2, failedWith(problem('unreadableRow', {code: 'rejected'}))]]);
	assert.deepEqual(clusterOf(state).answeredAt, moment(2));
	assert.equal(clusterOf(state).trouble, undefined);
	assert.equal(restoreOf(state).job?.data.percent, 40);
	assert.equal(restoreOf(state).problem?.reason, 'unreadableRow');
});

test('the next reading removes a refusal', () => {
	const state = fold([[0, failedWith(problem('unreadableRow'))], readAt(2, restoring)]);
	assert.equal(restoreOf(state).problem, undefined);
});

test('the tenants of one cluster do not affect each other', () => {
	const state = fold([readAt(0, restoring, 'rt2'), [2, failedWith(problem('tenantAbsent'), 'rt3')]], ['rt2', 'rt3']);
	assert.equal(restoreOf(state, 'rt2').problem, undefined);
	assert.equal(restoreOf(state, 'rt3').job, undefined);
	assert.equal(restoreOf(state, 'rt3').problem?.reason, 'tenantAbsent');
});

test('an agent that keeps failing for one reason is one interval, with the newest text', () => {
	const words = problem('refused', {said: 'again'});
	const state = fold([
		[2, failedWith(refused)],
		[9, failedWith(words)],
	]);
	assert.deepEqual(clusterOf(state).trouble, {problem: words, since: moment(2)});
	assert.equal(state.events.length, 1);
	assert.deepEqual(state.events[0]?.interval, {sinceMonotonicMs: 2000});
});

test('another reason is another interval, but the outage lasts since the first failure', () => {
	const timeout = problem('timeout', {code: 'timeout'});
	const state = fold([
		[2, failedWith(refused)],
		[9, failedWith(timeout)],
	]);
	assert.deepEqual(clusterOf(state).trouble, {problem: timeout, since: moment(2)});
	assert.deepEqual(
		state.events.map(({interval}) => interval),
		[{sinceMonotonicMs: 2000, durationMs: 7000}, {sinceMonotonicMs: 9000}],
	);
});

const answers: ReadonlyArray<readonly [name: string, body: FactBody]> = [
	['of the tenant that was asked about', restoreRead(restoring)],
	['of another tenant', restoreRead(restoring, 'rt3')],
	['that refuses a tenant', failedWith(problem('tenantAbsent'))],
];

for (const [name, body] of answers) {
	test(`the interval of an unreachable agent ends with an answer ${name}`, () => {
		const state = fold(
			[
				[2, failedWith(refused)],
				[6, failedWith(refused)],
				[12, body],
			],
			['rt2', 'rt3'],
		);
		assert.equal(clusterOf(state).trouble, undefined);
		assert.deepEqual(state.events[0]?.interval, {sinceMonotonicMs: 2000, durationMs: 10_000});
	});
}

const noAnswers: readonly FactBody[] = [
	{type: 'ticked'},
	{type: 'roundEnded', cluster: address, tookMs: 5, pauseMs: 2000},
	{type: 'versionRead', cluster: address, agentVersion: '4.3.0.0'},
];

for (const body of noAnswers) {
	test(`"${body.type}" ends no interval`, () => {
		const state = fold([
			[2, failedWith(refused)],
			[4, body],
		]);
		assert.deepEqual(clusterOf(state).trouble?.since, moment(2));
		assert.deepEqual(state.events[0]?.interval, {sinceMonotonicMs: 2000});
	});
}

test('an agent that is lost again begins a new interval', () => {
	const state = fold([
		[2, failedWith(refused)],
		[3, restoreRead(restoring)],
		[8, failedWith(refused)],
	]);
	assert.deepEqual(clusterOf(state).trouble?.since, moment(8));
	assert.deepEqual(
		state.events.map(({change, interval}) => [change.type, interval?.durationMs]),
		[
			['unreachable', 1000],
			['firstSeen', undefined],
			['unreachable', undefined],
		],
	);
});

test('a wall clock that steps back shortens no interval', () => {
	const lost = fold([[2, failedWith(refused)]]);
	const {events} = reduce(lost, {at: startedAt - 3_600_000, monotonicMs: 30_000, ...restoreRead(restoring)});
	assert.equal(events[0]?.interval?.durationMs, 28_000);
});

test('an interval may outlast its own event in a full log', () => {
	const rows = [reading({status: 'ODD_STEP'}), reading({status: 'EVEN_STEP'})];
	const busy = Array.from({length: eventLimit + 1}, (_, index): Step => readAt(index, rows[index % 2] ?? restoring));
	const lost = reduce(fold(busy), factAt(5000, failedWith(refused)));
	// Only another cluster can fill the log meanwhile; the event is cut out here as it would be then.
	const forgotten = {...lost, events: lost.events.slice(0, -1)};
	const back = reduce(forgotten, factAt(5010, restoreRead(restoring)));
	assert.equal(lost.events.length, eventLimit);
	assert.equal(clusterOf(back).trouble, undefined);
	assert.ok(back.events.every(({interval}) => interval === undefined));
});

test('what happens to one cluster leaves the others as they are', () => {
	const other = 'b:1';
	const watches = [address, other].map((at) => ({address: at, tenants: ['rt2']}));
	let state = createState(watches, moment(0), 2000);
	const before = clusterOf(state, other);
	for (const body of bodies) {
		state = reduce(state, factAt(1, body));
	}

	assert.equal(clusterOf(state, other), before);
});

const strangers: readonly FactBody[] = [
	{type: 'restoreRead', key: {cluster: 'b:1', tenant: 'rt2'}, reading: restoring, tookMs: 5},
	restoreRead(restoring, 'rt9'),
	{type: 'agentFailed', cluster: 'b:1', agent: 'b:1', problem: refused},
	{type: 'sqlFailed', cluster: 'b:1', problem: {reason: 'timeout', said: ''}},
	{type: 'nameRead', cluster: 'b:1', name: 'x'},
];

for (const body of strangers) {
	test(`"${body.type}" of a tenant or cluster that is not watched changes no cluster`, () => {
		const before = fold([readAt(0, restoring)]);
		assert.deepEqual(reduce(before, factAt(1, body)).clusters, before.clusters);
	});
}

/** Frozen all the way down, so that writing to an old state throws. */
function freeze(value: unknown): void {
	if (typeof value !== 'object' || value === null || Object.isFrozen(value)) {
		return;
	}

	Object.freeze(value);
	for (const part of Object.values(value)) {
		freeze(part);
	}
}

const anything = fc.constantFrom<FactBody>(
	...bodies,
	restoreRead(reading({status: 'POST_CHECK'})),
	restoreRead(reading({status: 'SUCCESS', finishedAt: startedAt})),
	restoreRead(reading({jobId: 9, status: 'FAIL', finishedAt: startedAt})),
	restoreRead(restoring, 'rt3'),
	failedWith(problem('neverRestored')),
	failedWith(problem('timeout', {code: 'timeout'}), 'rt3'),
);

function checkInvariants(before: State, state: State): void {
	const [cluster, previous] = [clusterOf(state), clusterOf(before)];
	const open = state.events.filter(({interval}) => interval !== undefined && interval.durationMs === undefined);
	assert.deepEqual(
		open.map(({id}) => id),
		state.openIntervals.map(({eventId}) => eventId),
	);
	assert.equal(open.length, cluster.trouble === undefined ? 0 : 1, 'exactly the present trouble is an open interval');
	assert.deepEqual(
		state.events.map(({id}) => id),
		Array.from({length: state.nextEventId - 1}, (_, index) => index + 1),
	);
	for (const [index, {job}] of previous.restores.entries()) {
		assert.ok(job === undefined || cluster.restores[index]?.job !== undefined, 'a job once read is never forgotten');
	}
}

const stories = fc.array(fc.tuple(fc.nat(100), anything), {maxLength: 40});

test('after any facts, old states are unchanged, no reading is lost, and only present troubles are open', () => {
	fc.assert(
		fc.property(stories, (story) => {
			let seconds = 0;
			let state = createState([{address, tenants: ['rt2', 'rt3']}], moment(0), 2000);
			for (const [pause, body] of story) {
				freeze(state);
				seconds += pause;
				const next = reduce(state, factAt(seconds, body));
				checkInvariants(state, next);
				state = next;
			}
		}),
	);
});
