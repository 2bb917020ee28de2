import {isPasswordProblem, type Problem} from '../domain/problem.js';
import type {AgentClient, AgentStatus} from '../agent/agent-client.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';

export type DiagnoseOptions = {
	readonly client: Pick<AgentClient, 'ping' | 'readStatus'>;
	/** The problem of an expected error; undefined for a bug, which is rethrown. */
	readonly problemOf: (error: unknown) => Problem | undefined;
	readonly signal: AbortSignal;
};

/**
 * The problem with a more exact reason, found by requests that need no database: whether the agent hangs or only its
 * database, and whether the agent was able to check the password.
 */
export async function diagnose(problem: Problem, options: DiagnoseOptions): Promise<Problem> {
	if (problem.reason === 'timeout') {
		return (await findPingProblem(options)) ?? {...problem, reason: 'databaseHung'};
	}

	if (!isPasswordProblem(problem)) {
		return problem;
	}

	const {status} = await readStatus(options);
	return status === undefined ? problem : judgePassword(problem, status);
}

/** Why the agent does not even answer a ping; undefined if it does. */
export async function findPingProblem({client, problemOf, signal}: DiagnoseOptions): Promise<Problem | undefined> {
	try {
		await client.ping(signal);
		return undefined;
	} catch (error) {
		return problemUnlessAborted(error, {problemOf, signal});
	}
}

type StatusReading = {readonly status?: AgentStatus; readonly problem?: Problem | undefined};

/** The agent's status, which needs no password, or the problem of the request. */
export async function readStatus({client, problemOf, signal}: DiagnoseOptions): Promise<StatusReading> {
	try {
		return {status: await client.readStatus(signal)};
	} catch (error) {
		return {problem: problemUnlessAborted(error, {problemOf, signal})};
	}
}

/**
 * The problem of a refused password. Without its database an agent reports every password of root@sys as wrong except the
 * last correct one (ob/agent/secure/auth.go); its own password it can always check.
 */
export function judgePassword(refused: Problem, status: AgentStatus): Problem {
	return isDatabaseDown(status) && refused.reason !== 'wrongAgentPassword'
		? {...refused, reason: 'passwordUnchecked'}
		: refused;
}

/** Whether the agent has no usable connection to OceanBase (ob/agent/repository/db/oceanbase/status.go). */
export function isDatabaseDown({databaseState}: AgentStatus): boolean {
	return databaseState === 0 || databaseState === 1;
}
