import {isPasswordProblem, isTenantProblem, type Problem} from '../domain/problem.js';
import type {AgentClient} from '../agent/agent-client.js';
import type {Random} from '../system/random.js';
import {createClusterInfoReader, type ClusterInfoOptions} from './cluster-info.js';
import {findSilence, diagnose, type DiagnoseOptions} from './diagnose.js';
import {awaitPasswordChange} from './await-password.js';
import {nextPause} from './back-off.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';

export type PollOptions = DiagnoseOptions &
	ClusterInfoOptions & {
		readonly tenants: readonly string[];
		readonly client: Omit<AgentClient, 'usePassword' | 'end'>;
		readonly random: Random;
		readonly intervalMs: number;
		/** How often the reader has wanted to ask at once. */
		readonly refreshes: () => number;
		/** Reads the password again where that can change; whether it is another one now. */
		readonly hasOtherPassword: () => Promise<boolean>;
	};

/** Asks for ever, round after round, until the signal is aborted; a round begins `intervalMs` after the last one ended. */
export async function poll(options: PollOptions): Promise<void> {
	const {clock, cluster, intervalMs, random, dispatch, signal} = options;
	const identity = createClusterInfoReader(options);
	let failures = 0;
	let problem: Problem | undefined;
	while (!signal.aborted) {
		// eslint-disable-next-line no-await-in-loop -- one question at a time is the point
		problem = await pollAgain(problem, options, identity.read);
		if (problem !== undefined) {
			identity.forget();
		}

		failures = problem === undefined ? 0 : failures + 1;
		const pauseMs = nextPause({intervalMs, failures, problem, random});
		dispatch({type: 'roundEnded', cluster, pauseMs});
		// eslint-disable-next-line no-await-in-loop -- see above
		await (problem !== undefined && isPasswordProblem(problem)
			? awaitPasswordChange(problem, {
					...options,
					pauseMs,
					tell(news) {
						tellOfAgent(news, options);
					},
				})
			: clock.sleep(pauseMs, signal));
	}

	await identity.ended();
}

/** A round, but after a timeout not before the agent has answered something easy: a silent one is sent no more questions. */
async function pollAgain(
	last: Problem | undefined,
	options: PollOptions,
	answered: () => void,
): Promise<Problem | undefined> {
	const silence = last?.code === 'timeout' ? await findSilence(options) : undefined;
	if (silence === undefined) {
		return options.signal.aborted ? undefined : pollRound(options, answered);
	}

	tellOfAgent(silence, options);
	return silence;
}

/** Of what concerns all tenants alike it does not matter which one is named. */
function tellOfAgent(problem: Problem, {cluster, dispatch, tenants}: PollOptions): void {
	const [tenant = ''] = tenants;
	dispatch({type: 'pollFailed', cluster, tenant, problem});
}

/**
 * Asks about one tenant after another: an agent has five database connections, and a poll that was given up still holds
 * one. After a problem that is not the tenant's own the rest of the round is skipped, and the problem returned.
 * `answered` is called after each answer.
 */
export async function pollRound(options: PollOptions, answered: () => void): Promise<Problem | undefined> {
	for (const tenant of options.tenants) {
		// eslint-disable-next-line no-await-in-loop -- at most one overview in flight
		const problem = await pollTenant(options, tenant);
		if (options.signal.aborted) {
			return undefined;
		}

		if (problem !== undefined && !isTenantProblem(problem)) {
			return problem;
		}

		answered();
	}

	return undefined;
}

async function pollTenant(options: PollOptions, tenant: string): Promise<Problem | undefined> {
	const {client, cluster, problemOf, dispatch, signal} = options;
	try {
		const {report: row, agentTime} = await client.overview(tenant, signal);
		dispatch({type: 'sampled', cluster, tenant, report: row, agentTime});
		return undefined;
	} catch (error) {
		const found = problemUnlessAborted(error, {problemOf, signal});
		const problem = found && (await diagnose(found, options));
		if (problem === undefined || signal.aborted) {
			return undefined;
		}

		dispatch({type: 'pollFailed', cluster, tenant, problem});
		return problem;
	}
}
