import assert from 'node:assert/strict';
import test from 'node:test';
import {attempt} from '../../source/sql/attempt.js';
import {explainSql} from '../../source/sql/error-codes.js';
import {SqlError} from '../../source/sql/sql-error.js';

const never = new AbortController().signal;

async function failWith(error: unknown, signal = never) {
	return attempt(async () => {
		throw error;
	}, signal);
}

test('a value is a value', async () => {
	assert.deepEqual(await attempt(async () => 5, never), {value: 5});
});

function ofServer(errno: number): SqlError {
	return explainSql(Object.assign(new Error('said'), {errno}), 'query', '');
}

const failures: ReadonlyArray<readonly [title: string, error: SqlError, isBroken: boolean]> = [
	['what the server refuses', ofServer(1142), false],
	['a missing column', new SqlError({reason: 'noView', detail: {type: 'missingColumn', column: 'X'}}), false],
	['no columns', new SqlError({reason: 'noView', detail: {type: 'noColumns'}}), false],
	['the answer to something else', new SqlError({reason: 'failed', detail: {type: 'otherColumns'}}), true],
	['too long an answer', new SqlError({reason: 'failed', detail: {type: 'tooLarge'}}), true],
	[
		'a lost connection',
		explainSql(Object.assign(new Error('x'), {code: 'ECONNRESET', errno: -104}), 'query', ''),
		true,
	],
];

for (const [title, error, isBroken] of failures) {
	test(`${title} is a problem, and the connection is ${isBroken ? 'of no more use' : 'kept'}`, async () => {
		assert.deepEqual(await failWith(error), {problem: error.problem, isBroken});
	});
}

test('a bug is thrown, and so is the reason of a signal that is aborted', async () => {
	const bug = new TypeError('bug');
	await assert.rejects(failWith(bug), (error) => error === bug);
	const reason = new Error('left');
	await assert.rejects(failWith(ofServer(1142), AbortSignal.abort(reason)), (error) => error === reason);
});
