import {isPasswordProblem, type Problem} from '../domain/problem.js';
import type {AgentClient, AgentStatus} from '../agent/agent-client.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';

export type DiagnoseOptions = {
	readonly client: Pick<AgentClient, 'ping' | 'readStatus'>;
	/** What an error says of the agent; undefined of a bug, which is thrown on. */
	readonly problemOf: (error: unknown) => Problem | undefined;
	readonly signal: AbortSignal;
};

/**
 * What a problem turns out to be when the agent is asked what costs it nothing: whether the agent is silent or only its
 * database, and whether it could know that a password is wrong.
 */
export async function diagnose(problem: Problem, options: DiagnoseOptions): Promise<Problem> {
	if (problem.reason === 'timeout') {
		return (await findSilence(options)) ?? {...problem, reason: 'databaseHung'};
	}

	if (!isPasswordProblem(problem)) {
		return problem;
	}

	const {status} = await readStatus(options);
	return status === undefined ? problem : judgePassword(problem, status);
}

/** What keeps the agent from answering the easiest of questions; undefined if nothing does. */
export async function findSilence({client, problemOf, signal}: DiagnoseOptions): Promise<Problem | undefined> {
	try {
		await client.ping(signal);
		return undefined;
	} catch (error) {
		return problemUnlessAborted(error, {problemOf, signal});
	}
}

export type StatusReading = {readonly status?: AgentStatus; readonly problem?: Problem | undefined};

/** What the agent tells without a password, or what keeps it from telling. */
export async function readStatus({client, problemOf, signal}: DiagnoseOptions): Promise<StatusReading> {
	try {
		return {status: await client.readStatus(signal)};
	} catch (error) {
		return {problem: problemUnlessAborted(error, {problemOf, signal})};
	}
}

/**
 * An agent that cannot ask the database calls every password wrong but the last one that it found right
 * (ob/agent/secure/auth.go). Its own password it knows by itself.
 */
export function judgePassword(refused: Problem, status: AgentStatus): Problem {
	return isDatabaseDown(status) && refused.reason !== 'wrongAgentPassword'
		? {...refused, reason: 'passwordUnchecked'}
		: refused;
}

/** There is no observer, or no usable connection to it (ob/agent/repository/db/oceanbase/status.go). */
export function isDatabaseDown({databaseState}: AgentStatus): boolean {
	return databaseState === 0 || databaseState === 1;
}
