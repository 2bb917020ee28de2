import assert from 'node:assert/strict';
import test from 'node:test';
import {register} from 'prom-client';
import {contentTypes, formatSamples} from '../../../source/report/prometheus/format-samples.js';
import type {Sample} from '../../../source/report/prometheus/metrics.js';

const samples: readonly Sample[] = [
	{name: 'restop_restores_left_out', labels: {}, value: 0},
	{name: 'restop_restore_total_bytes', labels: {tenant: String.raw`a "b" \c`}, value: 236_223_201_280},
	{name: 'restop_poll_duration_seconds', suffix: '_bucket', labels: {cluster: 'ob', le: '+Inf'}, value: 2},
	{name: 'restop_poll_duration_seconds', suffix: '_sum', labels: {cluster: 'ob'}, value: 0.5},
	{name: 'restop_poll_duration_seconds', suffix: '_count', labels: {cluster: 'ob'}, value: 2},
	{name: 'restop_restore_total_bytes', labels: {tenant: 'rt2'}, value: 0.5},
];

const expected = [
	'# HELP restop_restore_total_bytes Bytes of data of the whole backup.',
	'# TYPE restop_restore_total_bytes gauge',
	String.raw`restop_restore_total_bytes{tenant="a \"b\" \\c"} 236223201280`,
	'restop_restore_total_bytes{tenant="rt2"} 0.5',
	'# HELP restop_poll_duration_seconds How long a round of polls of the cluster took.',
	'# TYPE restop_poll_duration_seconds histogram',
	'restop_poll_duration_seconds_bucket{cluster="ob",le="+Inf"} 2',
	'restop_poll_duration_seconds_sum{cluster="ob"} 0.5',
	'restop_poll_duration_seconds_count{cluster="ob"} 2',
];

async function linesOf(format: 'text' | 'openMetrics'): Promise<readonly string[]> {
	const text = await formatSamples(samples, format);
	assert.ok(text.endsWith('\n'));
	return text.split('\n').filter((line) => line !== '' && !line.includes('left_out'));
}

test('samples are grouped by their metrics, in the order of the table', async () => {
	assert.deepEqual(await linesOf('text'), expected);
});

test('OpenMetrics has a mark at its end', async () => {
	assert.deepEqual(await linesOf('openMetrics'), [...expected, '# EOF']);
});

test('names that prom-client would take for the same ones stay apart', async () => {
	const labels = [
		{a: 'x', b: 'y', c: 'z,d:w'},
		{a: 'x', b: 'y,c:z', d: 'w'},
	];
	const text = await formatSamples(
		labels.map((each) => ({name: 'restop_agent_up', labels: each, value: 1})),
		'text',
	);
	assert.equal(text.match(/^restop_agent_up\{/gmv)?.length, 2);
});

test('nothing is left in the registry that all of a process share', async () => {
	await formatSamples(samples, 'text');
	assert.deepEqual(register.getMetricsAsArray(), []);
});

test('the content types name the formats and their versions', () => {
	assert.deepEqual(contentTypes, {
		text: 'text/plain; version=0.0.4; charset=utf-8',
		openMetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
	});
});
