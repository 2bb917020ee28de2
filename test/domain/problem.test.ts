import assert from 'node:assert/strict';
import test from 'node:test';
import {
	isOfOneAgent,
	isPasswordProblem,
	isTenantProblem,
	rememberedProblem,
	type Problem,
} from '../../source/domain/problem.js';
import {problem} from '../helpers/facts.js';

const first = problem('notAnAgent', {detail: {type: 'notJson', status: 502, contentType: 'text/html'}, traceId: 'aa'});

const next: ReadonlyArray<readonly [title: string, next: Problem, isRemembered: boolean]> = [
	['only its trace id differs', {...first, traceId: 'bb'}, true],
	['its reason differs', {...first, reason: 'redirected'}, false],
	['its text differs', {...first, said: 'moved'}, false],
	[
		'the status in its detail differs',
		{...first, detail: {type: 'notJson', status: 200, contentType: 'text/html'}},
		false,
	],
	['its detail is of another type', {...first, detail: {type: 'noEnvelope', status: 502}}, false],
	['it has no detail', problem('notAnAgent'), false],
];

for (const [title, other, isRemembered] of next) {
	test(`a problem stays the known one ${isRemembered ? 'if' : 'unless'} ${title}`, () => {
		assert.equal(rememberedProblem(first, other), isRemembered ? first : other);
	});
}

test('without a known problem the next one is remembered', () => {
	assert.equal(rememberedProblem(undefined, first), first);
});

test('problems of the password and problems of one tenant are recognised among all others', () => {
	assert.deepEqual(
		[isPasswordProblem(problem('wrongPassword')), isPasswordProblem(problem('clockSkew'))],
		[true, false],
	);
	assert.deepEqual([isTenantProblem(problem('tenantAbsent')), isTenantProblem(problem('refused'))], [true, false]);
});

const local: ReadonlyArray<readonly [reason: Problem['reason'], isLocal: boolean]> = [
	['refused', true],
	['timeout', true],
	['databaseDown', true],
	['notInCluster', true],
	['notAnAgent', true],
	['passwordUnchecked', true],
	['clockSkew', true],
	['wrongPassword', false],
	['wrongAgentPassword', false],
	['agentPasswordExpected', false],
	['unauthorized', false],
	['tenantAbsent', false],
	['systemTenant', false],
];

for (const [reason, isLocal] of local) {
	test(`another agent ${isLocal ? 'may do' : 'does no'} better than one with the problem ${reason}`, () => {
		assert.equal(isOfOneAgent(problem(reason)), isLocal);
	});
}
