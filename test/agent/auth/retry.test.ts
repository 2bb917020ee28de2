import assert from 'node:assert/strict';
import test from 'node:test';
import {RefusedError, type RefusedFacts} from '../../../source/agent/answers/envelope.js';
import {selectRetry, type Retry, type RetryType} from '../../../source/agent/auth/retry.js';
import type {Credentials} from '../../../source/agent/auth/seal.js';

const inSession: Credentials = {sessionId: 'one'};
const withPassword: Credentials = {password: 'secret'};
const time = {at: 5000, offsetMinutes: 0};

type Case = readonly [
	title: string,
	refusal: Partial<RefusedFacts>,
	credentials: Credentials,
	retried: readonly RetryType[],
	retry: Retry | undefined,
];

const cases: readonly Case[] = [
	['a header of an old key', {retryHint: 'key'}, withPassword, [], {type: 'key'}],
	['the same in a session', {retryHint: 'key'}, inSession, [], {type: 'key'}],
	['an old key twice', {retryHint: 'key'}, withPassword, ['key'], undefined],
	['an expired header', {retryHint: 'clock', time}, withPassword, [], {type: 'clock', at: 5000}],
	['an expired header after a new key', {retryHint: 'clock', time}, withPassword, ['key'], {type: 'clock', at: 5000}],
	['an expired header twice', {retryHint: 'clock', time}, withPassword, ['clock'], undefined],
	['an expired header, by an agent without a clock', {retryHint: 'clock'}, withPassword, [], undefined],
	['a wrong password', {reason: 'wrongPassword'}, withPassword, [], undefined],
	['a lost session', {retryHint: 'session'}, inSession, [], {type: 'session', sessionId: 'one'}],
	['a lost session twice', {retryHint: 'session'}, inSession, ['session'], {type: 'password'}],
	['a lost session, with the password', {retryHint: 'session'}, withPassword, [], undefined],
	['a password that is missing in a session', {reason: 'wrongPassword'}, inSession, [], {type: 'password'}],
	['the same again', {reason: 'wrongPassword'}, inSession, ['password'], undefined],
	[
		'an expired header in a session, without a clock',
		{reason: 'clockSkew', retryHint: 'clock'},
		inSession,
		[],
		{type: 'password'},
	],
	['an error of the database', {reason: 'databaseError'}, inSession, [], undefined],
	['a tenant that does not exist', {reason: 'tenantAbsent'}, withPassword, [], undefined],
];

for (const [title, facts, credentials, retried, retry] of cases) {
	test(`after ${title}, ${retry === undefined ? 'nothing is tried' : `"${retry.type}" is tried`}`, () => {
		const refusal = new RefusedError({reason: 'unauthorized', time: undefined, retryHint: undefined, ...facts});
		assert.deepEqual(selectRetry(refusal, {credentials, retried: new Set(retried)}), retry);
	});
}
