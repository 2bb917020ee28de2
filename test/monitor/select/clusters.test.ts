import assert from 'node:assert/strict';
import test from 'node:test';
import {isAnswering, selectClusters, type Liveness} from '../../../source/monitor/select/clusters.js';
import {after, foldFleet, lost, sqlRead, three} from '../../helpers/fleet-states.js';

const order = (state: typeof three) => selectClusters(state).map(({cluster}) => cluster.id);
const livenessOf = (state: typeof three, id: string) =>
	selectClusters(state).find(({cluster}) => cluster.id === id)?.liveness;

test('a cluster with a failure comes first, the others in the order given', () => {
	assert.deepEqual(order(three), ['c:1', 'a:1', 'b:1']);
});

test('a cluster that is lost comes next, before one that SQL still reads', () => {
	const state = after(three, [
		[5, lost('b:1')],
		[6, sqlRead('b:1')],
	]);
	assert.deepEqual(order(state), ['c:1', 'b:1', 'a:1']);
	assert.deepEqual(order(after(state, [[7, lost('a:1')]])), ['c:1', 'a:1', 'b:1']);
});

test('SQL that does not answer is a reason to come before those in order', () => {
	const off = after(three, [[5, {type: 'sqlFailed', cluster: 'b:1', problem: {reason: 'timeout', said: ''}}]]);
	assert.deepEqual(order(off), ['c:1', 'b:1', 'a:1']);
});

test('clusters keep their numbers, whatever comes first', () => {
	assert.deepEqual(
		selectClusters(three).map(({cluster, number}) => [cluster.id, number]),
		[
			['c:1', 3],
			['a:1', 1],
			['b:1', 2],
		],
	);
});

test('each cluster counts its own restores', () => {
	assert.deepEqual(
		selectClusters(three).map(({counts}) => counts),
		[[{key: 'failed', count: 1}], [{key: 'running', count: 2}], [{key: 'running', count: 1}]],
	);
});

const sources: ReadonlyArray<readonly [steps: string, liveness: Liveness, isAnswering: boolean]> = [
	['', 'awaited', false],
	['lost', 'lost', false],
	['sql', 'awaited', false],
	['lost sql', 'sqlOnly', true],
	['answered', 'live', true],
	['lost answered', 'live', true],
];

for (const [steps, liveness, isRead] of sources) {
	test(`after "${steps}" a cluster is ${liveness}`, () => {
		const facts = {lost: lost('a:1'), sql: sqlRead('a:1'), answered: {type: 'agentAnswered', cluster: 'a:1'}} as const;
		const words = steps.split(' ').filter((word): word is keyof typeof facts => Object.hasOwn(facts, word));
		const state = foldFleet(
			[{address: 'a:1', tenants: ['rt2'], hasSql: true}],
			words.map((word, second) => [second, facts[word]]),
		);
		assert.equal(livenessOf(state, 'a:1'), liveness);
		assert.equal(isAnswering({liveness}), isRead);
	});
}
