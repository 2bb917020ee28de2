import assert from 'node:assert/strict';
import test from 'node:test';
import {english} from '../../source/locale/en.js';
import {alertVariables} from '../../source/report/alert-variables.js';
import {address, failedWith, fold, problem, readAt, reading, startedAt} from '../helpers/facts.js';

const comment = 'ERROR_CODE: -4018';
const failed = reading({status: 'FAIL', finishedAt: startedAt + 60_000, comment, overview: {secret: 'x'}});
const alert = {type: 'failed', cluster: address, tenant: 'rt2', news: {type: 'failed'}} as const;

test('a command learns the figures of the restore, and its document without the response of the agent', () => {
	const state = fold([readAt(0, reading({data: {percent: 24.5}})), readAt(60, failed)]);
	const {RESTOP_JSON: json = '', ...rest} = alertVariables(alert, state, english);
	assert.deepEqual(rest, {
		RESTOP_EVENT: 'failed',
		RESTOP_TENANT: 'rt2',
		RESTOP_CLUSTER: address,
		RESTOP_STATE: 'failed',
		RESTOP_PERCENT: '24.5',
		RESTOP_ETA_SECONDS: '',
		RESTOP_MESSAGE: `${address} rt2 failed`,
	});
	const document = JSON.parse(json) as Record<string, unknown>;
	assert.deepEqual(
		[document['tenant'], document['outcome'], Object.hasOwn(document, 'overview')],
		['rt2', 'failed', false],
	);
});

test('for an outage the document is that of the cluster, and figures of a restore are empty', () => {
	const news = {type: 'unreachable', problem: problem('refused')} as const;
	const state = fold([[2, failedWith(problem('refused'))]]);
	const {RESTOP_JSON: json = '', ...rest} = alertVariables(
		{type: 'unreachable', cluster: address, news},
		state,
		english,
	);
	assert.deepEqual(rest, {
		RESTOP_EVENT: 'unreachable',
		RESTOP_TENANT: '',
		RESTOP_CLUSTER: address,
		RESTOP_STATE: '',
		RESTOP_PERCENT: '',
		RESTOP_ETA_SECONDS: '',
		RESTOP_MESSAGE: `${address} no answer: connection refused`,
	});
	const {agent, error} = JSON.parse(json) as {agent: string; error: {code: string}};
	assert.deepEqual([agent, error.code], [address, 'unreachable']);
});

test('no variable holds a NUL, which no environment can, and none is larger than Linux takes', () => {
	const tenant = `a\u{0}b${'租'.repeat(100_000)}`;
	const huge = reading({comment: `\u{0}${'租'.repeat(200_000)}`, status: 'FAIL', finishedAt: startedAt});
	const state = fold([readAt(0, huge, tenant)], [tenant]);
	const values = Object.values(alertVariables({...alert, tenant}, state, english));
	assert.equal(values.length, 8);
	for (const value of values) {
		assert.doesNotMatch(value, /\0/v);
		assert.ok(new TextEncoder().encode(value).length <= 64 * 1024);
	}
});
