import assert from 'node:assert/strict';
import test from 'node:test';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {clusterSamples} from '../../../source/report/prometheus/cluster-samples.js';
import {
	address,
	createState,
	factAt,
	failedWith,
	problem,
	readAt,
	reading,
	startedAt,
	type Step,
} from '../../helpers/facts.js';

/** The samples of one cluster after these steps. */
function samplesOf(steps: readonly Step[], hasSql = false) {
	let state = createState([{address, tenants: ['rt2'], hasSql}], {at: startedAt, monotonicMs: 0}, 2000);
	for (const [second, body] of steps) {
		state = reduce(state, factAt(second, body));
	}

	const [cluster] = state.clusters;
	const samples = clusterSamples(cluster ?? assert.fail(), 'obprod');
	return Object.fromEntries(samples.map(({name, labels, value}) => [name.replace('restop_', ''), [labels, value]]));
}

const cluster = 'obprod';
const agent = {cluster, agent: address};
const refused = failedWith(problem('refused'));

test('before the first answer nothing is known of the agent', () => {
	assert.deepEqual(samplesOf([]), {});
});

test('an agent that answers is up, and its last answer has a time', () => {
	assert.deepEqual(samplesOf([readAt(3, reading())]), {
		agent_up: [agent, 1],
		last_answer_timestamp_seconds: [{cluster}, startedAt / 1000 + 3],
	});
});

test('an agent that gives no usable answer is down; when it answered last stays known', () => {
	assert.deepEqual(samplesOf([[0, refused]]), {agent_up: [agent, 0]});
	assert.deepEqual(samplesOf([readAt(3, reading()), [60, refused]]), {
		agent_up: [agent, 0],
		last_answer_timestamp_seconds: [{cluster}, startedAt / 1000 + 3],
	});
});

test('a refusal of one tenant is an answer', () => {
	assert.deepEqual(samplesOf([[1, failedWith(problem('tenantAbsent'))]])['agent_up'], [agent, 1]);
});

test('SQL is up or down where it is used, and absent until it is known', () => {
	const sqlFailed = {type: 'sqlFailed', cluster: address, problem: {reason: 'timeout', said: ''}} as const;
	const progressRead = {type: 'progressRead', cluster: address, rows: [], tookMs: 1} as const;
	assert.equal(samplesOf([], true)['sql_up'], undefined);
	assert.deepEqual(samplesOf([[1, progressRead]], true)['sql_up'], [{cluster}, 1]);
	assert.deepEqual(samplesOf([[1, sqlFailed]], true)['sql_up'], [{cluster}, 0]);
	assert.equal(samplesOf([readAt(1, reading())])['sql_up'], undefined);
});
