import assert from 'node:assert/strict';
import test from 'node:test';
import type {AgentStatus} from '../../source/agent/agent-client.js';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {ProblemReason} from '../../source/domain/problem.js';
import {diagnose} from '../../source/polling/diagnose.js';

const status: AgentStatus = {startedAt: 1n, databaseState: 3, identity: 'CLUSTER AGENT', publicKey: 'one'};

type Agent = {readonly ping?: ProblemReason; readonly status?: AgentStatus | ProblemReason};

/** The diagnosed reason of a problem of that agent, and the requests for it. */
async function look(reason: ProblemReason, agent: Agent = {}) {
	const asked: string[] = [];
	const {problem} = new AgentError({reason, said: 'as it was', traceId: 'aa'});
	const found = await diagnose(problem, {
		client: {
			async ping() {
				asked.push('time');
				if (agent.ping !== undefined) {
					throw new AgentError({reason: agent.ping});
				}
			},
			async readStatus() {
				asked.push('status');
				const {status: answer = status} = agent;
				if (typeof answer === 'string') {
					throw new AgentError({reason: answer});
				}

				return answer;
			},
		},
		problemOf,
		signal: new AbortController().signal,
	});
	return {problem, found, asked};
}

const looks: ReadonlyArray<readonly [reason: ProblemReason, agent: Agent, found: ProblemReason]> = [
	['timeout', {}, 'databaseHung'],
	['timeout', {ping: 'timeout'}, 'timeout'],
	['timeout', {ping: 'refused'}, 'refused'],
	['wrongPassword', {}, 'wrongPassword'],
	['wrongPassword', {status: {...status, databaseState: 0}}, 'passwordUnchecked'],
	['wrongPassword', {status: {...status, databaseState: 1}}, 'passwordUnchecked'],
	['wrongPassword', {status: {...status, databaseState: 2}}, 'wrongPassword'],
	['wrongPassword', {status: {...status, databaseState: undefined}}, 'wrongPassword'],
	['wrongPassword', {status: 'timeout'}, 'wrongPassword'],
	['unauthorized', {status: {...status, databaseState: 1}}, 'passwordUnchecked'],
	['wrongAgentPassword', {status: {...status, databaseState: 1}}, 'wrongAgentPassword'],
];

for (const [reason, agent, expected] of looks) {
	test(`${reason} of an agent with ${JSON.stringify(agent, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))} is ${expected}`, async () => {
		const {found} = await look(reason, agent);
		assert.equal(found.reason, expected);
	});
}

test('the code stays, and so does the trace id', async () => {
	const unchecked = await look('wrongPassword', {status: {...status, databaseState: 0}});
	assert.deepEqual(unchecked.found, {...unchecked.problem, reason: 'passwordUnchecked'});
	const hung = await look('timeout');
	assert.equal(hung.found.code, 'timeout');
});

for (const reason of ['refused', 'reset', 'databaseDown', 'tenantAbsent', 'notAnAgent', 'clockSkew'] as const) {
	test(`${reason} needs no diagnosis`, async () => {
		const {problem, found, asked} = await look(reason);
		assert.equal(found, problem);
		assert.deepEqual(asked, []);
	});
}
