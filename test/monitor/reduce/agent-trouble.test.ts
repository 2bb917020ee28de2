import assert from 'node:assert/strict';
import test from 'node:test';
import {beginTrouble, changeAgent, endTrouble} from '../../../source/monitor/reduce/agent-trouble.js';
import {findCluster, type State} from '../../../source/monitor/state.js';
import {address, createState, problem} from '../../helpers/facts.js';

const other = 'b:1';
const watched = createState(
	[
		{address, tenants: ['rt2']},
		{address: other, tenants: ['rt3']},
	],
	{at: 0, monotonicMs: 0},
	2000,
);

/** The same state at another second. */
function at(second: number, state: State): State {
	return {...state, now: {at: second * 1000, monotonicMs: second * 1000}};
}

function outagesOf({events}: State) {
	return events.map(({change, cluster, interval}) => [
		change.type === 'unreachable' && change.problem.reason,
		cluster,
		interval?.durationMs,
	]);
}

const lost = beginTrouble(at(2, watched), address, problem('refused'));

test('an agent that is lost is an event whose interval is open, and a trouble since then', () => {
	assert.deepEqual(outagesOf(lost), [['refused', address, undefined]]);
	assert.deepEqual(findCluster(lost, address)?.trouble, {
		problem: problem('refused'),
		since: {at: 2000, monotonicMs: 2000},
	});
	assert.equal(lost.openIntervals.length, 1);
});

test('the same reason again is no event, and does not move the beginning', () => {
	const still = beginTrouble(at(9, lost), address, problem('refused', {said: 'ECONNREFUSED'}));
	assert.equal(still.events, lost.events);
	const {trouble} = findCluster(still, address) ?? {};
	assert.deepEqual([trouble?.since.at, trouble?.problem.said], [2000, 'ECONNREFUSED']);
});

test('another reason ends the interval of the first, while the trouble goes on since its beginning', () => {
	const changed = beginTrouble(at(9, lost), address, problem('timeout'));
	assert.deepEqual(outagesOf(changed), [
		['refused', address, 7000],
		['timeout', address, undefined],
	]);
	assert.equal(findCluster(changed, address)?.trouble?.since.at, 2000);
});

test('an answer ends the trouble and the interval, of its own cluster alone', () => {
	const both = beginTrouble(at(3, lost), other, problem('refused'));
	const back = endTrouble(at(9, both), address);
	assert.deepEqual(outagesOf(back), [
		['refused', address, 7000],
		['refused', other, undefined],
	]);
	assert.deepEqual(
		[address, other].map((id) => findCluster(back, id)?.trouble?.problem.reason),
		[undefined, 'refused'],
	);
	assert.equal(findCluster(back, address)?.answeredAt?.at, 9000);
});

test('a cluster that is not watched changes nothing', () => {
	assert.equal(beginTrouble(watched, 'c:1', problem('refused')), watched);
});

test('another agent that is polled ends the trouble of the one before, and its version is not known', () => {
	const next = 'c:1';
	const versioned = {...lost, clusters: lost.clusters.map((cluster) => ({...cluster, agentVersion: '4.5.0.0'}))};
	const changed = changeAgent(at(9, versioned), address, next);
	assert.deepEqual(outagesOf(changed), [
		['refused', address, 7000],
		[false, address, undefined],
	]);
	assert.deepEqual(changed.events.at(-1)?.change, {type: 'agentChanged', agent: next});
	assert.deepEqual(changed.openIntervals, []);
	const {agent, agentVersion, trouble} = findCluster(changed, address) ?? {};
	assert.deepEqual([agent, agentVersion, trouble], [next, undefined, undefined]);
	assert.equal(findCluster(changed, other)?.agentVersion, '4.5.0.0');
});

test('the agent that is polled already, and a cluster that is not watched, change nothing', () => {
	assert.equal(changeAgent(lost, address, address), lost);
	assert.equal(changeAgent(lost, 'unknown', 'c:1'), lost);
});
