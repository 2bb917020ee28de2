import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProblemReason} from '../../source/domain/problem.js';
import {
	describeCause,
	describeProblem,
	describeSqlOff,
	describeSqlProblem,
	describeUnknown,
} from '../../source/locale/describe-problem.js';
import {en} from '../../source/locale/en.js';
import {problem} from '../helpers/facts.js';

const subject = {address: 'h:1', tenant: 'rt2'};
const messages: ReadonlyArray<readonly [reason: ProblemReason, said: string, message: string]> = [
	['refused', '', 'h:1 refused the connection'],
	['refused', 'connect ECONNREFUSED', 'h:1 refused the connection (connect ECONNREFUSED)'],
	['databaseError', 'Error 4012', 'h:1: OceanBase returned an error (Error 4012)'],
	['wrongPassword', 'access denied', 'h:1: wrong root@sys password'],
	['clockSkew', 'Authentication expired', 'h:1 reports an expired request'],
	['tenantAbsent', 'Tenant rt2 not exist', 'tenant rt2 does not exist'],
	['neverRestored', '', 'no restore of tenant rt2 found'],
];

for (const [reason, said, message] of messages) {
	test(`the problem "${reason}" where the agent said "${said}" reads "${message}"`, () => {
		assert.equal(describeProblem(problem(reason, {said}), subject, en).message, message);
	});
}

test('an absent tenant that was there before is gone', () => {
	const {message, hint} = describeProblem(problem('tenantAbsent'), {...subject, isDropped: true}, en);
	const later = describeProblem(problem('tenantAbsent'), {...subject, isGone: true}, en);
	assert.notEqual(later.message, message);
	assert.match(later.message, /rt2 is gone: dropped after its restore had ended$/v);
	assert.equal(message, 'tenant rt2 is gone');
	assert.match(hint, /cancelled.*dropped/v);
});

const checksTheAddress = /--agent HOST|default/v;

test('an agent that has answered is not looked for at another address', () => {
	const reasons = ['refused', 'reset', 'unreachable', 'timeout', 'unknownHost', 'notAnAgent', 'noRestoreApi'] as const;
	for (const reason of reasons) {
		const {message, hint} = describeProblem(problem(reason), subject, en);
		const later = describeProblem(problem(reason), {...subject, hasAnswered: true}, en);
		assert.equal(later.message, message);
		assert.notEqual(later.hint, hint);
		assert.doesNotMatch(later.hint, checksTheAddress);
	}

	const {hint} = describeProblem(problem('refused'), {...subject, hasAnswered: true}, en);
	assert.equal(hint, 'check obshell on that host; restores go on in OceanBase without it');
});

test('a hint without another one for later stays', () => {
	const [first, later] = [false, true].map((hasAnswered) =>
		describeProblem(problem('databaseDown'), {...subject, hasAnswered}, en),
	);
	assert.deepEqual(later, first);
});

test('a tenant without a name is shown as such', () => {
	const {message} = describeProblem(problem('unaddressableTenant'), {address: 'h:1', tenant: ''}, en);
	assert.match(message, /named ""$/v);
});

const causes: ReadonlyArray<readonly [reason: ProblemReason, said: string, cause: string]> = [
	['refused', 'connect ECONNREFUSED', 'connection refused'],
	['unreachable', 'read EIO', 'read EIO'],
	['unreachable', '', 'unreachable'],
	['rejected', 'Error 1', 'Error 1'],
	['noRestoreApi', '404', 'agent too old (needs 4.2.4.0)'],
];

test('the cause of a proxy names its status', () => {
	const why = problem('gatewayError', {detail: {type: 'httpStatus', status: 503}});
	assert.equal(describeCause(why, en), 'a proxy answers in its place: HTTP 503');
});

for (const [reason, said, cause] of causes) {
	test(`the cause of "${reason}" where the agent said "${said}" is "${cause}"`, () => {
		assert.equal(describeCause(problem(reason, {said}), en), cause);
	});
}

const unknowns = [
	['unused', 'obshell reports no progress for running restores'],
	['noRow', 'obshell reports no progress for running restores; OceanBase has no progress row for it either'],
	[
		{reason: 'accessDenied', said: 'ERROR 1045'},
		'obshell reports no progress for running restores; SQL would show it, but access was denied (see --sql)',
	],
	[
		{reason: 'failed', said: 'ERROR 1146'},
		'obshell reports no progress for running restores; SQL would show it, but failed: ERROR 1146 (see --sql)',
	],
] as const;

for (const [sql, text] of unknowns) {
	test(`why figures are unknown: "${text}"`, () => {
		assert.equal(describeUnknown(sql, en), text);
	});
}

test('what keeps restop from SQL is named in a few words', () => {
	assert.equal(describeSqlOff({reason: 'timeout', said: ''}, en), 'sql off: timed out');
	assert.equal(describeSqlOff({reason: 'failed', said: ''}, en), 'sql off: no reason given');
});

test('a refused password: what is odd about it is said, but not where the agent could not check it', () => {
	const detail = {type: 'passwordFlaw', flaw: 'empty'} as const;
	const say = (reason: 'wrongPassword' | 'wrongAgentPassword' | 'unauthorized' | 'passwordUnchecked') =>
		describeProblem(problem(reason, {said: 'refused', detail}), {address: 'h:1'}, en).message;
	for (const reason of ['wrongPassword', 'wrongAgentPassword', 'unauthorized'] as const) {
		assert.match(say(reason), /\(no password was given, or an empty one\)$/v);
	}

	assert.doesNotMatch(say('passwordUnchecked'), /empty/v);
});

test("a refusal of SQL has the server's message where that adds details, and a hint", () => {
	const locked = describeSqlProblem({reason: 'accessDenied', said: 'User locked'}, en);
	assert.equal(locked.message, 'sql off: access denied (User locked)');
	assert.match(locked.hint, /^set it with --password-file/v);
	const usual = "Access denied for user 'root'@'xxx.xxx.xxx.xxx' (using password: YES)";
	assert.equal(describeSqlProblem({reason: 'accessDenied', said: usual}, en).message, 'sql off: access denied');
	assert.equal(describeSqlProblem({reason: 'timeout', said: 'ETIMEDOUT'}, en).message, 'sql off: timed out');
	const detail = {type: 'missingColumn', column: 'JOB_ID'} as const;
	assert.equal(
		describeSqlProblem({reason: 'noView', said: '', detail}, en).message,
		'sql off: restore progress view not available (column JOB_ID missing)',
	);
});
