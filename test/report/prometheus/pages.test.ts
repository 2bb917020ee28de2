import assert from 'node:assert/strict';
import process from 'node:process';
import test from 'node:test';
import type {State} from '../../../source/monitor/state.js';
import {createMetricsPages} from '../../../source/report/prometheus/pages.js';
import {address, factAt} from '../../helpers/facts.js';
import {foldMany, mixed, single} from '../../helpers/mixed-states.js';

const limits = {sinceMs: 24 * 3_600_000, mostRestores: 2000};
async function bodyOf(metrics: (accept: string | undefined) => Promise<{readonly body: string}>): Promise<string> {
	const {body} = await metrics(undefined);
	return body;
}

const openMetrics = 'application/openmetrics-text;version=1.0.0';

test('metrics are those of the present state', async () => {
	let state: State = single;
	const {metrics} = createMetricsPages(() => state, limits);
	assert.doesNotMatch(await bodyOf(metrics), /tenant="rt9"/v);
	state = mixed;
	assert.match(await bodyOf(metrics), /^restop_restore_state\{[^\n]*tenant="rt9"[^\n]*state="failed"\} 1$/mv);
});

test('rounds are counted as they end', async () => {
	const {addFact, metrics} = createMetricsPages(() => ({...single}), limits);
	addFact(factAt(1, {type: 'roundEnded', cluster: address, tookMs: 30, pauseMs: 2000}));
	addFact(factAt(4, {type: 'roundEnded', cluster: address, tookMs: 30, pauseMs: 2000}));
	assert.match(await bodyOf(metrics), /^restop_poll_duration_seconds_count\{[^\}]+\} 2$/mv);
});

test('the format is the one that is asked for, and the answer depends on that', async () => {
	const {metrics} = createMetricsPages(() => single, limits);
	const [text, other] = await Promise.all([metrics(undefined), metrics(openMetrics)]);
	assert.equal(text.headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
	assert.equal(other.headers['content-type'], 'application/openmetrics-text; version=1.0.0; charset=utf-8');
	assert.deepEqual([text.headers['vary'], other.headers['vary']], ['Accept', 'Accept']);
	assert.match(other.body, /\n# EOF\n$/v);
	assert.doesNotMatch(text.body, /# EOF/v);
});

test('a state is formatted once, however many ask for it', async () => {
	let state: State = {...single};
	const {addFact, metrics} = createMetricsPages(() => state, limits);
	const {body} = await metrics(undefined);
	// A round that is not yet in the state would show if the samples were selected again.
	addFact(factAt(1, {type: 'roundEnded', cluster: address, tookMs: 30, pauseMs: 2000}));
	assert.equal(await bodyOf(metrics), body);
	state = {...single};
	assert.notEqual(await bodyOf(metrics), body);
});

test('a scrape of a thousand restores costs less than half a second of the processor', async () => {
	const state = foldMany(1000);
	const {metrics} = createMetricsPages(() => state, limits);
	const before = process.cpuUsage();
	const body = await bodyOf(metrics);
	const {user, system} = process.cpuUsage(before);
	assert.equal(body.match(/^restop_restore_info\{/gmv)?.length, 1000);
	assert.ok(user + system < 500_000, String(user + system));
});

test('restop is healthy as long as it answers', async () => {
	const {health} = createMetricsPages(() => single, limits);
	assert.deepEqual(await health(), {headers: {'content-type': 'text/plain; charset=utf-8'}, body: 'ok\n'});
});
