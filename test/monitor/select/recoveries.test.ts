import assert from 'node:assert/strict';
import test from 'node:test';
import {findRecoveries} from '../../../source/monitor/select/recoveries.js';
import {address, failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';

const lost: Step = [2, failedWith(problem('refused'))];
const stillLost: Step = [4, failedWith(problem('timeout', {code: 'timeout'}))];
const back = readAt(9, reading());

test('an outage is open until the source answers, however often its reason changes', () => {
	const first = findRecoveries(fold([lost, stillLost]), {open: [], lastEventId: 0});
	assert.deepEqual(first, {
		recoveries: [],
		open: [{source: 'unreachable', cluster: address, eventId: 2, sinceMs: 2000, endedMs: undefined}],
	});
	const then = findRecoveries(fold([lost, stillLost, back]), {open: first.open, lastEventId: 2});
	const recovery = {source: 'unreachable', cluster: address, at: startedAt + 9000, lastedMs: 7000};
	assert.deepEqual(then, {recoveries: [recovery], open: []});
	assert.deepEqual(findRecoveries(fold([lost, stillLost, back]), {open: [], lastEventId: 0}).recoveries, [recovery]);
});

test('what has been reported is not reported again', () => {
	const state = fold([lost, back]);
	const {nextEventId} = state;
	assert.deepEqual(findRecoveries(state, {open: [], lastEventId: nextEventId - 1}), {recoveries: [], open: []});
});

test('an agent that is left does not answer again, the next one may', () => {
	const changed: Step = [5, {type: 'agentChanged', cluster: address, agent: '10.10.10.2:2886'}];
	assert.deepEqual(findRecoveries(fold([lost, changed, back]), {open: [], lastEventId: 0}).recoveries, []);
	const lostAgain: Step = [20, failedWith(problem('reset'))];
	const {recoveries, open} = findRecoveries(fold([lost, changed, back, lostAgain, readAt(25, reading())]), {
		open: [],
		lastEventId: 0,
	});
	assert.deepEqual(
		recoveries.map(({lastedMs}) => lastedMs),
		[5000],
	);
	assert.deepEqual(open, []);
});

test('so it is for an outage that was reported before', () => {
	const first = findRecoveries(fold([lost, stillLost]), {open: [], lastEventId: 0});
	const changed: Step = [5, {type: 'agentChanged', cluster: address, agent: '10.10.10.2:2886'}];
	const then = findRecoveries(fold([lost, stillLost, changed, back]), {open: first.open, lastEventId: 2});
	assert.deepEqual(then, {recoveries: [], open: []});
});
