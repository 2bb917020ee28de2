import assert from 'node:assert/strict';
import test from 'node:test';
import {refusalReason, retryHintOf, type Refusal} from '../../../source/agent/answers/error-codes.js';

type Case = readonly [refusal: Partial<Refusal>, reason: string];

const current: readonly Case[] = [
	[{status: 404, errCode: 'Common.NotFound', message: 'Element not found: restore task'}, 'neverRestored'],
	[{status: 404, errCode: 'Common.NotFound', message: '未找到资源：restore task'}, 'neverRestored'],
	[{status: 404, errCode: 'Common.NotFound', message: 'Element not found: 404 not found'}, 'noRestoreApi'],
	[{status: 404, errCode: 'Common.NotFound', message: 'Element not found: something new'}, 'rejected'],
	[{status: 500, errCode: 'Common.Unexpected', message: 'sql: Scan error on column index 3'}, 'unreadableRow'],
	[{status: 500, errCode: 'Common.Unexpected', message: 'Unexpected error: sql: Scan error on x'}, 'unreadableRow'],
	[{status: 500, errCode: 'Common.Unexpected', message: 'Unexpected error: Internal Server Error'}, 'rejected'],
	[{status: 500, errCode: 'Agent.OceanBase.NotHold'}, 'databaseDown'],
	[{status: 500, errCode: 'Request.Forward.MasterAgent.NotFound'}, 'notInCluster'],
	[{status: 401, errCode: 'Security.Authentication.WithAgentPassword'}, 'agentPasswordExpected'],
	[{status: 401, errCode: 'Security.Authentication.SessionInvalid'}, 'unauthorized'],
	[{status: 401, errCode: 'Security.User.PermissionDenied'}, 'userDenied'],
	[{status: 401, errCode: 'Common.Unauthorized'}, 'unauthorized'],
	[{status: 400, errCode: 'Common.BindJsonFailed'}, 'rejected'],
	[{status: 418, errCode: 'Some.Thing.New'}, 'rejected'],
];

const legacy: readonly Case[] = [
	[{status: 400, code: 1000, message: 'Bad request: tenant is not in restore state'}, 'rejected'],
	[{status: 400, code: 1001, message: 'Illegal argument: tenant x y not found'}, 'tenantAbsent'],
	[{status: 400, code: 1001, message: 'Illegal argument: id'}, 'rejected'],
	[{status: 500, code: 1002, message: 'Unexpected error: oceanbase db is nil'}, 'databaseDown'],
	[{status: 500, code: 1002, message: 'Unexpected error: observer process not exist'}, 'databaseDown'],
	[{status: 500, code: 1002, message: 'Unexpected error: invalid connection'}, 'databaseDown'],
	[{status: 500, code: 1002, message: 'Unexpected error: Error 1146 (42S02): no table'}, 'databaseError'],
	[{status: 500, code: 1002, message: 'Unexpected error: sql: Scan error on column index 3'}, 'unreadableRow'],
	[{status: 500, code: 1002, message: 'Unexpected error: Internal Server Error'}, 'rejected'],
	[{status: 500, code: 1010, message: 'Known error: agent identity is SINGLE.'}, 'notInCluster'],
	[{status: 500, code: 1010, message: 'Known error: something else'}, 'rejected'],
	[{status: 401, code: 10_008, message: 'Verification failed: use agent password to verify'}, 'agentPasswordExpected'],
	[{status: 401, code: 10_008, message: 'Verification failed'}, 'unauthorized'],
	[{status: 401, code: 10_000, message: 'Permission denied'}, 'unauthorized'],
	[{status: 401, code: 1, message: ''}, 'headerRefused'],
	[{status: 500, code: 2301, message: ''}, 'rejected'],
];

for (const [refusal, reason] of [...current, ...legacy]) {
	test(`${JSON.stringify(refusal)} is ${reason}`, () => {
		assert.equal(refusalReason({status: 400, errCode: '', code: 0, message: '', ...refusal}), reason);
	});
}

for (const name of ['SessionInvalid', 'SessionExpired']) {
	test(`after ${name} another session may help`, () => {
		const refusal = {status: 401, errCode: `Security.Authentication.${name}`, code: 10_008, message: ''};
		assert.equal(retryHintOf(refusal), 'session');
	});
}

test('where the agent names its errors, a message never gives a hint', () => {
	const refusal = {status: 401, errCode: 'Common.Unauthorized', code: 10_008, message: 'Verification failed'};
	assert.equal(retryHintOf(refusal), undefined);
});
