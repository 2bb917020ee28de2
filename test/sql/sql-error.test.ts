import assert from 'node:assert/strict';
import test from 'node:test';
import {SqlError, sqlProblemOf, type SqlErrorFacts} from '../../source/sql/sql-error.js';
import type {SqlProblem} from '../../source/domain/sql-problem.js';

const cases: ReadonlyArray<readonly [facts: SqlErrorFacts, problem: SqlProblem, message: string]> = [
	[{reason: 'noAddress'}, {reason: 'noAddress', said: ''}, 'noAddress'],
	[
		{reason: 'failed', said: 'a\nb\u{1B}'},
		{reason: 'failed', said: String.raw`a\nb\x1b`},
		String.raw`failed: a\nb\x1b`,
	],
	[{reason: 'failed', said: 'password=opensesame'}, {reason: 'failed', said: 'password=***'}, 'failed: password=***'],
	[
		{reason: 'noView', detail: {type: 'missingColumn', column: 'JOB_ID'}},
		{reason: 'noView', said: '', detail: {type: 'missingColumn', column: 'JOB_ID'}},
		'noView: missingColumn',
	],
];

for (const [facts, problem, message] of cases) {
	test(`${JSON.stringify(facts)} is the problem ${JSON.stringify(problem)}`, () => {
		const error = new SqlError(facts);
		assert.deepEqual(error.problem, problem);
		assert.deepEqual(Object.keys(error.problem), Object.keys(problem));
		assert.equal(error.message, message);
		assert.equal(sqlProblemOf(error), error.problem);
	});
}

test('a long text is cut, and any other error is no problem of SQL', () => {
	assert.equal(new SqlError({reason: 'failed', said: 'x'.repeat(5000)}).problem.said.length, 1000);
	assert.equal(sqlProblemOf(new TypeError('a bug')), undefined);
});
