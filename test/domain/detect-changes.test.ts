import assert from 'node:assert/strict';
import test from 'node:test';
import type {Change} from '../../source/domain/event.js';
import {failed, fold, problem, read, report, startedAt, type Step} from '../helpers/facts.js';

/** What the log of a story says, without the parts that a table of stories need not repeat. */
function changes(steps: readonly Step[]): readonly unknown[] {
	return fold(steps).events.map(({change}) => brief(change));
}

function brief(change: Change): unknown {
	switch (change.type) {
		case 'firstSeen': {
			return [change.type, change.outcome, change.phase];
		}

		case 'phaseChanged': {
			return [change.type, change.previous, change.phase, change.previousMs, change.isOpenStart];
		}

		case 'milestone': {
			return [change.type, change.track, change.percent];
		}

		case 'succeeded': {
			return [change.type, change.elapsedMs];
		}

		case 'explained':
		case 'failed': {
			return [change.type, change.failure.code];
		}

		case 'restarted': {
			return [change.type, change.counter, change.why];
		}

		case 'stalled': {
			return [change.type, change.track];
		}

		case 'unreachable':
		case 'sqlOff':
		case 'refused': {
			return [change.type, change.problem.reason];
		}

		case 'jobChanged': {
			return [change.type, change.jobId];
		}

		case 'statusChanged': {
			return [change.type, change.previous, change.status];
		}

		case 'ended':
		case 'dropped':
		case 'vanished': {
			return [change.type];
		}
	}
}

const at = (percent: number) => report({status: 'RESTORING', data: {percent}});
const creating = report({status: 'CREATE_TENANT'});
const restoring = report();
const success = report({status: 'SUCCESS', finishedAt: startedAt + 20_000});
const failure = report({status: 'FAIL', finishedAt: startedAt + 20_000, comment: 'CLOG : OB_X(-4018)'});
const seen = ['firstSeen', 'running', 'restoring'];

const stories: ReadonlyArray<readonly [name: string, steps: readonly Step[], expected: readonly unknown[]]> = [
	['a restore is first seen once', [read(0, restoring), read(2, restoring)], [seen]],
	[
		'a phase change says how long the phase before was seen',
		[read(0, creating), read(11, restoring)],
		[
			['firstSeen', 'running', 'creating'],
			['phaseChanged', 'creating', 'restoring', 11_000, true],
		],
	],
	[
		'another status of the same phase is a status change',
		[read(0, restoring), read(2, report({status: 'RESTORING'}))],
		[seen, ['statusChanged', 'WAIT_TENANT_RESTORE_FINISH', 'RESTORING']],
	],
	['milestones of the past are not announced', [read(0, at(60))], [seen]],
	['a figure that appears late announces nothing', [read(0, report({status: 'RESTORING'})), read(2, at(60))], [seen]],
	[
		'each quarter is announced once',
		[read(0, at(20)), read(2, at(26)), read(4, at(30))],
		[seen, ['milestone', 'data', 25]],
	],
	[
		'a step back and forth announces nothing twice',
		[read(0, at(20)), read(2, at(26)), read(4, at(24)), read(6, at(26))],
		[seen, ['milestone', 'data', 25]],
	],
	[
		'several quarters at once are one milestone, the highest',
		[read(0, at(1)), read(2, at(80))],
		[seen, ['milestone', 'data', 75]],
	],
	[
		'the end is one event, and beats the milestone',
		[
			read(0, report({status: 'WAIT_TENANT_RESTORE_FINISH', data: {percent: 70}})),
			read(20, success),
			read(22, success),
		],
		[seen, ['succeeded', 620_000]],
	],
	['a failure names its error', [read(0, restoring), read(20, failure)], [seen, ['failed', -4018]]],
	[
		'RESTORE_FAIL is the end already, and the history adds the reason',
		[read(0, restoring), read(10, report({status: 'RESTORE_FAIL'})), read(20, failure)],
		[seen, ['failed', undefined], ['explained', -4018]],
	],
	['an old success is a past result', [read(9000, success)], [['firstSeen', 'succeeded', 'done']]],
	[
		'another job is a new restore',
		[read(0, success), read(60, report({jobId: 9}))],
		[
			['firstSeen', 'succeeded', 'done'],
			['jobChanged', 9],
		],
	],
	[
		'another job that has ended between two answers is an ending',
		[read(0, restoring), read(20, {...success, jobId: 9})],
		[seen, ['succeeded', 620_000]],
	],
	[
		'an absent tenant is waited for, then seen',
		[[0, failed(problem('tenantAbsent'))], [2, failed(problem('tenantAbsent'))], read(4, creating)],
		[
			['firstSeen', 'waiting', 'waiting'],
			['firstSeen', 'running', 'creating'],
		],
	],
	[
		'a tenant that is absent once after it was there is borne',
		[read(0, restoring), [2, failed(problem('tenantAbsent'))], read(4, restoring)],
		[seen],
	],
	[
		'absent twice in a row is dropped',
		[
			read(0, restoring),
			[2, failed(problem('tenantAbsent'))],
			[4, failed(problem('tenantAbsent'))],
			[6, failed(problem('tenantAbsent'))],
		],
		[seen, ['dropped']],
	],
	[
		'three answers without a restore between progress and history are borne',
		[
			read(0, restoring),
			...[2, 4, 6].map((second): Step => [second, failed(problem('neverRestored'))]),
			read(8, success),
		],
		[seen, ['succeeded', 620_000]],
	],
	[
		'the fourth is not',
		[read(0, restoring), ...[2, 4, 6, 8].map((second): Step => [second, failed(problem('neverRestored'))])],
		[seen, ['vanished']],
	],
	[
		'an agent that fails for one reason is one event, for another a second one',
		[
			read(0, restoring),
			[2, failed(problem('refused'))],
			[4, failed(problem('refused'))],
			[6, failed(problem('timeout'))],
			read(8, restoring),
		],
		[seen, ['unreachable', 'refused'], ['unreachable', 'timeout']],
	],
	[
		'tenant sys is refused once',
		[
			[0, failed(problem('systemTenant', {code: 'rejected'}))],
			[2, failed(problem('systemTenant', {code: 'rejected'}))],
		],
		[['refused', 'systemTenant']],
	],
];

for (const [name, steps, expected] of stories) {
	test(`events: ${name}`, () => {
		assert.deepEqual(changes(steps), expected);
	});
}

test('an interval carries its length once the agent is back', () => {
	const {events} = fold([
		read(0, restoring),
		[2, failed(problem('refused'))],
		[40, failed(problem('refused'))],
		read(43, restoring),
	]);
	assert.deepEqual(events.at(-1)?.interval, {sinceMonotonicMs: 2000, durationMs: 41_000});
});

test('a refusal of one tenant is an answer of its agent', () => {
	const {events, clusters} = fold([
		[0, failed(problem('refused'))],
		[5, failed(problem('tenantAbsent'))],
	]);
	assert.equal(events[0]?.interval?.durationMs, 5000);
	assert.equal(clusters[0]?.trouble, undefined);
});
