import assert from 'node:assert/strict';
import test from 'node:test';
import type {Problem} from '../../source/domain/problem.js';
import {AgentError, problemOf, type AgentErrorFacts} from '../../source/agent/agent-error.js';

const cases: ReadonlyArray<readonly [facts: AgentErrorFacts, problem: Problem, message: string]> = [
	[{reason: 'refused'}, {code: 'unreachable', reason: 'refused', said: ''}, 'refused: '],
	[
		{reason: 'databaseError', said: 'a\nb\u{1B}', traceId: 'f\u{7}'},
		{code: 'rejected', reason: 'databaseError', said: `a\nb${String.raw`\x1b`}`, traceId: String.raw`f\x07`},
		`databaseError: a\nb${String.raw`\x1b`}`,
	],
	[
		{reason: 'rejected', said: 'access_key=opensesame', traceId: ''},
		{code: 'rejected', reason: 'rejected', said: 'access_key=***'},
		'rejected: access_key=***',
	],
	[
		{reason: 'notAnAgent', detail: {type: 'noEnvelope', status: 200}},
		{code: 'malformed', reason: 'notAnAgent', said: '', detail: {type: 'noEnvelope', status: 200}},
		'notAnAgent: noEnvelope',
	],
];

for (const [facts, problem, message] of cases) {
	test(`${JSON.stringify(facts)} is the problem ${JSON.stringify(problem)}`, () => {
		const error = new AgentError(facts);
		assert.deepEqual(error.problem, problem);
		assert.equal(error.message, message);
		assert.equal(problemOf(error), error.problem);
	});
}

test('a problem is plain data: what is absent has no key', () => {
	const {problem} = new AgentError({reason: 'refused', said: undefined, detail: undefined, traceId: undefined});
	assert.deepEqual(Object.keys(problem), ['code', 'reason', 'said']);
});

test('long texts are cut, the cause is kept, and any other error is no problem', () => {
	const cause = new Error('lost');
	const error = new AgentError({reason: 'rejected', said: 'x'.repeat(5000), traceId: 'y'.repeat(5000), cause});
	assert.deepEqual([error.problem.said.length, error.problem.traceId?.length], [4096, 100]);
	assert.equal(error.cause, cause);
	assert.equal(problemOf(cause), undefined);
});
