import assert from 'node:assert/strict';
import test from 'node:test';
import type {Change} from '../../source/domain/event.js';
import {failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../helpers/facts.js';

/** The changes in the log after these steps, reduced to what the table compares. */
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
			return [change.type, change.failure?.code];
		}

		case 'execFailed': {
			return [change.type, change.failure.type];
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

		case 'agentChanged': {
			return [change.type, change.agent];
		}

		case 'agentUnused': {
			return [change.type, change.why, change.agent];
		}

		case 'jobChanged': {
			return [change.type, change.jobId];
		}

		case 'versionChanged': {
			return [change.type, change.previous, change.version];
		}

		case 'statusChanged': {
			return [change.type, change.previous, change.status];
		}

		case 'cancelled':
		case 'ended':
		case 'dropped':
		case 'gone':
		case 'vanished': {
			return [change.type];
		}
	}
}

const at = (percent: number) => reading({status: 'RESTORING', data: {percent}});
const creating = reading({status: 'CREATE_TENANT'});
const restoring = reading();
const success = reading({status: 'SUCCESS', finishedAt: startedAt + 20_000});
const failure = reading({status: 'FAIL', finishedAt: startedAt + 20_000, comment: 'CLOG : OB_X(-4018)'});
const failing = reading({status: 'RESTORE_FAIL'});
const absent = (...seconds: readonly number[]) =>
	seconds.map((second): Step => [second, failedWith(problem('tenantAbsent'))]);
const seen = ['firstSeen', 'running', 'restoring'];

const stories: ReadonlyArray<readonly [name: string, steps: readonly Step[], expected: readonly unknown[]]> = [
	['a restore is first seen once', [readAt(0, restoring), readAt(2, restoring)], [seen]],
	[
		'a phase change says how long the phase before took: creating began with the job',
		[readAt(0, creating), readAt(11, restoring)],
		[
			['firstSeen', 'running', 'creating'],
			['phaseChanged', 'creating', 'restoring', 611_000, false],
		],
	],
	[
		'another documented status of the same phase is no event',
		[readAt(0, restoring), readAt(2, reading({status: 'PHYSICAL_RESTORE_WAIT_QUICK_RESTORE_FINISH'}))],
		[seen],
	],
	['milestones of the past are not announced', [readAt(0, at(60))], [seen]],
	[
		'a figure that appears late announces nothing',
		[readAt(0, reading({status: 'RESTORING'})), readAt(2, at(60))],
		[seen],
	],
	[
		'each quarter is announced once',
		[readAt(0, at(20)), readAt(2, at(26)), readAt(4, at(30))],
		[seen, ['milestone', 'data', 25]],
	],
	[
		'a step back and forth announces nothing twice',
		[readAt(0, at(20)), readAt(2, at(26)), readAt(4, at(24)), readAt(6, at(26))],
		[seen, ['milestone', 'data', 25]],
	],
	[
		'several quarters at once are one milestone, the highest',
		[readAt(0, at(1)), readAt(2, at(80))],
		[seen, ['milestone', 'data', 75]],
	],
	[
		'the end is one event, and beats the milestone',
		[
			readAt(0, reading({status: 'WAIT_TENANT_RESTORE_FINISH', data: {percent: 70}})),
			readAt(20, success),
			readAt(22, success),
		],
		[seen, ['succeeded', 620_000]],
	],
	['a failure names its error', [readAt(0, restoring), readAt(20, failure)], [seen, ['failed', -4018]]],
	[
		'RESTORE_FAIL is reported once the history has the reason',
		[readAt(0, restoring), readAt(10, failing), readAt(20, failure), readAt(22, failure)],
		[seen, ['failed', -4018]],
	],
	[
		'or without it, once it has been waited for, even if the agent is lost by then; a later reason is said then',
		[
			readAt(0, restoring),
			readAt(10, failing),
			[30, failedWith(problem('refused'))],
			[69, {type: 'ticked'}],
			[70, {type: 'ticked'}],
			[80, {type: 'ticked'}],
			readAt(90, failing),
			readAt(92, failure),
		],
		[seen, ['unreachable', 'refused'], ['failed', undefined], ['explained', -4018]],
	],
	['RESTORE_FAIL at first sight is no exception', [readAt(0, failing), readAt(20, failure)], [['failed', -4018]]],
	[
		'nor is that of another job',
		[readAt(0, restoring), readAt(10, {...failing, jobId: 9}), readAt(20, {...failure, jobId: 9})],
		[seen, ['jobChanged', 9], ['failed', -4018]],
	],
	[
		'a failure whose row in the history has no comment is reported at once',
		[readAt(0, restoring), readAt(10, failing), readAt(20, {...failure, comment: ''})],
		[seen, ['failed', undefined]],
	],
	[
		'a comment that only one of two rows has is said once',
		[
			readAt(0, restoring),
			readAt(20, {...failure, comment: ''}),
			readAt(22, failure),
			readAt(24, {...failure, comment: ''}),
			readAt(26, failure),
		],
		[seen, ['failed', undefined], ['explained', -4018]],
	],
	[
		'a tenant that is dropped before the reason was read ends the wait for it',
		[readAt(0, restoring), readAt(10, failing), ...absent(12, 14, 16, 90)],
		[seen, ['failed', undefined], ['gone']],
	],
	[
		'a tenant that is dropped after the end is gone, once',
		[readAt(0, restoring), readAt(20, failure), ...absent(22, 24, 26)],
		[seen, ['failed', -4018], ['gone']],
	],
	[
		'a tenant of the same name without a restore changes nothing about that',
		[readAt(0, restoring), readAt(20, success), ...absent(22, 24), [26, failedWith(problem('neverRestored'))]],
		[seen, ['succeeded', 620_000], ['gone']],
	],
	[
		'one that is restored again is a new restore',
		[readAt(0, restoring), readAt(20, failure), ...absent(22, 24), readAt(60, reading({jobId: 9}))],
		[seen, ['failed', -4018], ['gone'], ['jobChanged', 9]],
	],
	['an old success is a past result', [readAt(9000, success)], [['firstSeen', 'succeeded', 'done']]],
	[
		'another job is a new restore',
		[readAt(0, success), readAt(60, reading({jobId: 9}))],
		[
			['firstSeen', 'succeeded', 'done'],
			['jobChanged', 9],
		],
	],
	[
		'another job that has ended between two answers is an ending',
		[readAt(0, restoring), readAt(20, {...success, jobId: 9})],
		[seen, ['succeeded', 620_000]],
	],
	[
		'an absent tenant is waited for, then seen',
		[[0, failedWith(problem('tenantAbsent'))], [2, failedWith(problem('tenantAbsent'))], readAt(4, creating)],
		[
			['firstSeen', 'waiting', 'waiting'],
			['firstSeen', 'running', 'creating'],
		],
	],
	[
		'a tenant that is absent once after it was there is borne',
		[readAt(0, restoring), [2, failedWith(problem('tenantAbsent'))], readAt(4, restoring)],
		[seen],
	],
	[
		'absent twice in a row is dropped',
		[
			readAt(0, restoring),
			[2, failedWith(problem('tenantAbsent'))],
			[4, failedWith(problem('tenantAbsent'))],
			[6, failedWith(problem('tenantAbsent'))],
		],
		[seen, ['dropped']],
	],
	[
		'three answers without a restore between progress and history are borne',
		[
			readAt(0, restoring),
			...[2, 4, 6].map((second): Step => [second, failedWith(problem('neverRestored'))]),
			readAt(8, success),
		],
		[seen, ['succeeded', 620_000]],
	],
	[
		'the fourth is not',
		[readAt(0, restoring), ...[2, 4, 6, 8].map((second): Step => [second, failedWith(problem('neverRestored'))])],
		[seen, ['vanished']],
	],
	[
		'an agent that fails for one reason is one event, for another a second one',
		[
			readAt(0, restoring),
			[2, failedWith(problem('refused'))],
			[4, failedWith(problem('refused'))],
			[6, failedWith(problem('timeout'))],
			readAt(8, restoring),
		],
		[seen, ['unreachable', 'refused'], ['unreachable', 'timeout']],
	],
	[
		'tenant sys is refused once',
		[
			[0, failedWith(problem('systemTenant', {code: 'rejected'}))],
			[2, failedWith(problem('systemTenant', {code: 'rejected'}))],
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
		readAt(0, restoring),
		[2, failedWith(problem('refused'))],
		[40, failedWith(problem('refused'))],
		readAt(43, restoring),
	]);
	assert.deepEqual(events.at(-1)?.interval, {sinceMonotonicMs: 2000, durationMs: 41_000});
});

test('a refusal of one tenant is an answer of its agent', () => {
	const {events, clusters} = fold([
		[0, failedWith(problem('refused'))],
		[5, failedWith(problem('tenantAbsent'))],
	]);
	assert.equal(events[0]?.interval?.durationMs, 5000);
	assert.equal(clusters[0]?.trouble, undefined);
});
