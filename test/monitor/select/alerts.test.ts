import assert from 'node:assert/strict';
import test from 'node:test';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {createAlertCursor, findAlerts} from '../../../source/monitor/select/alerts.js';
import {
	createState,
	address,
	factAt,
	failedWith,
	problem,
	readAt,
	reading,
	startedAt,
	type Step,
} from '../../helpers/facts.js';

const absent = failedWith(problem('tenantAbsent', {code: 'notFound'}));
const running = reading({status: 'RESTORING', data: {percent: 10}, log: {percent: 10}});
const succeeded = reading({status: 'SUCCESS', finishedAt: startedAt + 60_000});
const failed = reading({status: 'FAIL', finishedAt: startedAt + 60_000, comment: '(-4018)'});
const failing = reading({status: 'RESTORE_FAIL'});
const sqlFailed = (reason: 'noPassword' | 'timeout' | 'unreachable') =>
	({type: 'sqlFailed', cluster: address, problem: {reason, said: ''}}) as const;
const sqlRead = {type: 'progressRead', cluster: address, rows: [], tookMs: 1} as const;

const at = (second: number, percent: number) => {
	const data = {percent, finishedBytes: percent * 1e8, totalBytes: 1e10};
	return readAt(second, reading({status: 'RESTORING', data, log: {percent: 0}}));
};

/** A reading each ten seconds: a percent more, or the same. */
const moving = (from: number, to: number, percent: number) =>
	stepsOf(from, to).map((second, index) => at(second, percent + index));
const standing = (from: number, to: number, percent: number) => stepsOf(from, to).map((second) => at(second, percent));
const stepsOf = (from: number, to: number) => Array.from({length: (to - from) / 10}, (_, index) => from + index * 10);

/** The kinds of the events of note, looked for after each step, as the program does. */
function alertsOf(steps: readonly Step[]): readonly string[] {
	let state = createState([{address, tenants: ['rt2'], hasSql: true}], {at: startedAt, monotonicMs: 0}, 2000);
	let cursor = createAlertCursor(state);
	return steps.flatMap(([second, body]) => {
		state = reduce(state, factAt(second, body));
		const found = findAlerts(state, cursor);
		cursor = found.cursor;
		return found.alerts.map(({type, tenant = 'cluster'}) => `${second} ${tenant} ${type}`);
	});
}

const tables: ReadonlyArray<readonly [title: string, steps: readonly Step[], expected: readonly string[]]> = [
	['a restore that runs at first sight is none', [readAt(0, running), readAt(2, running)], []],
	['one that has succeeded at first sight is none', [readAt(0, succeeded), readAt(2, succeeded)], []],
	['one that has failed at first sight is none', [readAt(0, failed), readAt(2, failed)], []],
	['nor is one that is failing at first sight, when its reason comes', [readAt(0, failing), readAt(10, failed)], []],
	['nor when the reason does not come', [readAt(0, failing), readAt(30, failing), readAt(90, failing)], []],
	['a success is one, once', [readAt(0, running), readAt(60, succeeded), readAt(62, succeeded)], ['60 rt2 ended']],
	['a failure is one, once', [readAt(0, running), readAt(60, failed), readAt(62, failed)], ['60 rt2 failed']],
	[
		'a failure that is explained later is one, once',
		[readAt(0, running), readAt(60, failing), readAt(130, failing), readAt(140, failed)],
		['130 rt2 failed'],
	],
	[
		'a restore that is dropped has ended, once, also when it turns out to have been cancelled',
		[
			readAt(0, running),
			[10, absent],
			[12, absent],
			[14, {type: 'restoreCancelled', key: {cluster: address, tenant: 'rt2'}}],
			[16, absent],
		],
		['12 rt2 ended'],
	],
	[
		'a tenant that is dropped after its restore had ended is none',
		[readAt(0, running), readAt(60, succeeded), [62, absent], [64, absent], [66, absent]],
		['60 rt2 ended'],
	],
	[
		'a standstill is one, once, and again after a movement',
		[...moving(0, 60, 0), ...standing(60, 300, 6), ...moving(300, 360, 6), ...standing(360, 1200, 12)],
		['160 rt2 stalled', '1120 rt2 stalled'],
	],
	['a new restore of the tenant is one', [readAt(0, succeeded), readAt(9, reading({jobId: 5}))], ['9 rt2 new']],
	['the restore of a tenant that was waited for is one', [[0, absent], readAt(60, running)], ['60 rt2 new']],
	['such a one that has ended meanwhile has ended', [[0, absent], readAt(60, succeeded)], ['60 rt2 ended']],
	['such a one that has failed meanwhile has failed', [[0, absent], readAt(60, failed)], ['60 rt2 failed']],
	[
		'a restore that began and ended between two readings has ended',
		[readAt(0, succeeded), readAt(60, reading({jobId: 5, status: 'SUCCESS', finishedAt: startedAt + 50_000}))],
		['60 rt2 ended'],
	],
	[
		'an outage is one and its end another, however often its reason changes',
		[
			readAt(0, running),
			[2, failedWith(problem('refused'))],
			[4, failedWith(problem('timeout', {code: 'timeout'}))],
			[6, failedWith(problem('refused'))],
			readAt(9, running),
			[20, failedWith(problem('refused'))],
		],
		['2 cluster unreachable', '9 cluster reachable', '20 cluster unreachable'],
	],
	[
		'an agent that does not answer from the beginning is one',
		[[0, failedWith(problem('refused'))], readAt(9, running)],
		['0 cluster unreachable', '9 cluster reachable'],
	],
	[
		'SQL that is lost is one, and its return',
		[readAt(0, running), [1, sqlRead], [2, sqlFailed('timeout')], [4, sqlFailed('unreachable')], [9, sqlRead]],
		['2 cluster unreachable', '9 cluster reachable'],
	],
	[
		'SQL that never was there for want of a password is none, nor is its beginning',
		[readAt(0, running), [1, sqlFailed('noPassword')], [9, sqlRead]],
		[],
	],
	[
		'a command that fails is none: it would run another',
		[
			readAt(0, running),
			[1, {type: 'commandFailed', cluster: address, tenant: 'rt2', failure: {type: 'exited', code: 1}}],
		],
		[],
	],
];

for (const [title, steps, expected] of tables) {
	test(`events of note: ${title}`, () => {
		assert.deepEqual(alertsOf(steps), expected);
	});
}

test('what is open when it is first looked at is known, and its end is an event of note', () => {
	const steps: readonly Step[] = [readAt(0, running), [2, failedWith(problem('refused'))]];
	let state = createState([{address, tenants: ['rt2']}], {at: startedAt, monotonicMs: 0}, 2000);
	for (const [second, body] of steps) {
		state = reduce(state, factAt(second, body));
	}

	const cursor = createAlertCursor(state);
	assert.deepEqual(findAlerts(state, cursor).alerts, []);
	const [second, body] = readAt(9, running);
	const {alerts} = findAlerts(reduce(state, factAt(second, body)), cursor);
	assert.deepEqual(
		alerts.map(({type}) => type),
		['reachable'],
	);
});
