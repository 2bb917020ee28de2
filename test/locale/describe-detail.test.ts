import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProblemDetail} from '../../source/domain/problem-detail.js';
import type {SqlDetail, SqlReason} from '../../source/domain/sql-problem.js';
import {describeDetail, describeSqlDetail} from '../../source/locale/describe-detail.js';
import {describeProblem, describeSqlCause} from '../../source/locale/describe-problem.js';
import {en} from '../../source/locale/en.js';
import {problem} from '../helpers/facts.js';

const details: ReadonlyArray<readonly [detail: ProblemDetail, text: string]> = [
	[{type: 'httpStatus', status: 301}, 'HTTP 301'],
	[{type: 'notJson', status: 502, contentType: 'text/html'}, 'HTTP 502, text/html'],
	[{type: 'notJson', status: 200, contentType: ''}, 'HTTP 200, no content type'],
	[{type: 'noEnvelope', status: 200}, 'HTTP 200, JSON of another kind'],
	[{type: 'tooLarge', largestBytes: 1_048_576}, 'more than 1.0 MB'],
	[{type: 'tooLarge', largestBytes: 1_048_576, bytes: 2_097_152}, '2.0 MB, at most 1.0 MB expected'],
	[{type: 'trustStore', store: 'system'}, "checked against this system's CAs"],
	[{type: 'trustStore', store: 'bundled'}, "checked against Node's own CAs: this system has none"],
	[{type: 'trustStore', store: 'caFile'}, 'checked against the CAs of --ca'],
	[{type: 'noPublicKey'}, 'no public key in /api/v1/secret'],
	[{type: 'unreadablePublicKey'}, 'unreadable public key'],
	[{type: 'noAgentTime'}, 'no timestamp in its answers'],
	[{type: 'unopenedBody'}, 'encrypted with another key'],
	[{type: 'noOverview'}, 'not a restore overview'],
	[{type: 'noRestoreList'}, 'not a list of restores'],
	[{type: 'noTenantList'}, 'not a list of tenants'],
	[{type: 'noTaskList'}, 'not a list of tasks'],
	[{type: 'nestedTooDeep'}, 'nested too deep'],
	[{type: 'passwordFlaw', flaw: 'blankAtEnd'}, 'the password ends with a blank'],
];

for (const [detail, text] of details) {
	test(`the detail "${detail.type}" follows the message as (${text})`, () => {
		assert.equal(describeDetail(detail, en), text);
		const {message} = describeProblem(problem('unreadableAnswer', {detail}), {address: 'h:1'}, en);
		assert.equal(message, `h:1 sent a response that restop cannot read (${text})`);
	});
}

test('the text of the agent takes the place of the detail', () => {
	const why = problem('notAnAgent', {said: 'bad gateway', detail: {type: 'noEnvelope', status: 502}});
	assert.match(describeProblem(why, {address: 'h:1'}, en).message, /agent \(bad gateway\)$/v);
});

const sqlDetails: ReadonlyArray<readonly [detail: SqlDetail, reason: SqlReason, cause: RegExp]> = [
	[
		{type: 'missingColumn', column: 'JOB_ID'},
		'noView',
		/^restore progress view not available \(column JOB_ID missing\)$/v,
	],
	[{type: 'passwordDemanded'}, 'failed', /^the server asks for the password itself/v],
	[{type: 'tooLarge'}, 'failed', /^answer too large$/v],
	[{type: 'severalResults'}, 'failed', /^several results for one statement$/v],
	[{type: 'otherColumns'}, 'failed', /^other columns than selected$/v],
];

for (const [detail, reason, cause] of sqlDetails) {
	test(`the cause of "${reason}" with the detail "${detail.type}" is ${String(cause)}`, () => {
		assert.match(describeSqlCause({reason, said: '', detail}, en), cause);
		assert.match(describeSqlCause({reason, said: '', detail}, en), new RegExp(describeSqlDetail(detail, en), 'v'));
	});
}

test('which CAs were asked follows the text of the network', () => {
	const why = problem('tlsUntrusted', {said: 'self-signed certificate', detail: {type: 'trustStore', store: 'system'}});
	const {message} = describeProblem(why, {address: 'h:1'}, en);
	assert.match(message, / \(self-signed certificate, checked against this system's CAs\)$/v);
});

test('an SQL failure shows the message of the server, and is never without a reason', () => {
	assert.equal(describeSqlCause({reason: 'failed', said: 'Too many connections'}, en), 'Too many connections');
	assert.equal(describeSqlCause({reason: 'failed', said: ''}, en), 'no reason given');
	assert.equal(describeSqlCause({reason: 'accessDenied', said: 'Access denied for user'}, en), 'access denied');
	assert.equal(
		describeSqlCause({reason: 'noView', said: "Table doesn't exist"}, en),
		'restore progress view not available',
	);
});
