import assert from 'node:assert/strict';
import test from 'node:test';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {isWatchOver} from '../../../source/monitor/select/watch-over.js';
import type {State} from '../../../source/monitor/state.js';
import {
	restoring,
	success,
	failure,
	oddEnd,
	refused,
	absent,
	never,
	unreadable,
	system,
	refuse,
} from '../../helpers/endings.js';
import {
	address,
	createState,
	factAt,
	failedWith,
	fold,
	problem,
	readAt,
	reading,
	type Step,
} from '../../helpers/facts.js';

const failing = reading({status: 'RESTORE_FAIL'});
const unaddressable = problem('unaddressableTenant', {code: 'rejected'});

const wrongPassword = problem('wrongPassword', {code: 'unauthorized'});
const notInCluster = problem('notInCluster', {code: 'rejected'});
const notAnAgent = problem('notAnAgent', {code: 'malformed'});
const databaseDown = problem('databaseDown', {code: 'rejected'});
const timeout = problem('timeout', {code: 'timeout'});

const roundBegan: Step = [0, {type: 'roundBegan', cluster: address}];
const roundEnded: Step = [2, {type: 'roundEnded', cluster: address, tookMs: 2000, pauseMs: 1000}];

const watches: ReadonlyArray<readonly [name: string, steps: readonly Step[], isOver: boolean]> = [
	['nothing has been read', [], false],
	['the restore runs', [readAt(0, restoring)], false],
	['the status is one that nobody knows', [readAt(0, reading({status: 'NEW_WORD'}))], false],
	['it is finishing', [readAt(0, reading({status: 'RESTORE_SUCCESS'}))], false],
	['it has succeeded', [readAt(0, success)], true],
	['it has failed', [readAt(0, failure)], true],
	['it has failed, the reason is not known yet', [readAt(0, restoring), readAt(2, failing)], false],
	['that reason has been waited for', [readAt(0, failing), [60, {type: 'ticked'}]], true],
	['it has not been waited for long enough', [readAt(0, failing), [59, {type: 'ticked'}]], false],
	['the reason has come', [readAt(0, failing), readAt(30, failure)], true],
	['the history has no reason', [readAt(0, failing), readAt(30, {...failure, comment: ''})], true],
	['the tenant is dropped before the reason', [readAt(0, failing), refuse(2, absent), refuse(4, absent)], true],
	['the tenant was only missed once by then', [readAt(0, failing), refuse(2, absent)], false],
	['the agent is lost before the reason', [readAt(0, failing), refuse(2, refused)], false],
	['the agent stays lost', [readAt(0, failing), refuse(2, refused), refuse(61, refused)], true],
	['it has ended, nobody knows how', [readAt(0, oddEnd)], true],
	['there is no tenant yet', [refuse(0, absent)], false],
	['the tenant was missed once', [readAt(0, restoring), refuse(2, absent)], false],
	['the tenant is gone', [readAt(0, restoring), refuse(2, absent), refuse(4, absent)], true],
	['the tenant was never restored', [refuse(0, never)], true],
	['the row changes places', [readAt(0, restoring), refuse(2, never)], false],
	['the tenant is sys', [refuse(0, system)], true],
	['the name cannot be asked about', [refuse(0, unaddressable)], true],
	['the row cannot be read in this phase', [refuse(0, unreadable)], false],
	['the agent is not there', [refuse(0, refused)], false],
	['the agent is slow', [refuse(0, timeout)], false],
	['the database is down', [refuse(0, databaseDown)], false],
	['the password is wrong', [refuse(0, wrongPassword)], true],
	['the agent is in no cluster', [refuse(0, notInCluster)], true],
	['somebody else answers', [refuse(0, notAnAgent)], true],
	['another agent is looked for', [roundBegan, refuse(0, notInCluster), [1, {type: 'ticked'}]], false],
	['another agent was looked for in vain', [roundBegan, refuse(0, notInCluster), roundEnded], true],
	['the password was right before', [readAt(0, restoring), refuse(2, wrongPassword)], false],
	['the tenant is dropped after the end', [readAt(0, failure), refuse(2, absent), refuse(4, absent)], true],
	['the agent is lost after the end', [readAt(0, success), refuse(2, refused)], true],
];

for (const [name, steps, isOver] of watches) {
	test(`--wait ${isOver ? 'ends' : 'goes on'} when ${name}`, () => {
		assert.equal(isWatchOver(fold(steps)), isOver);
	});
}

test('--wait goes on until the last restore has ended', () => {
	const half = fold([readAt(0, success, 'rt2'), readAt(0, restoring, 'rt3')], ['rt2', 'rt3']);
	assert.equal(isWatchOver(half), false);
	const [second, body] = readAt(100, failure, 'rt3');
	const whole = reduce(half, factAt(second, body));
	assert.equal(isWatchOver(whole), true);
});

test('a cluster that cannot be read does not end the watch of another one', () => {
	const initial = createState(
		[
			{address, tenants: ['rt2']},
			{address: 'b:1', tenants: ['rt2']},
		],
		{at: 0, monotonicMs: 0},
		2000,
	);
	const hopeless: State = reduce(initial, factAt(1, failedWith(wrongPassword)));
	assert.equal(isWatchOver(hopeless), false);
});
