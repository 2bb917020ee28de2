import {isPasswordProblem, isTenantProblem, type Problem} from '../domain/problem.js';
import type {AgentClient} from '../agent/agent-client.js';
import {createIdentityReader, type IdentityOptions} from './identity-reader.js';
import {findSilence, lookCloser, type LookOptions} from './closer-look.js';
import {keepVigil} from './password-vigil.js';
import {nextPause} from './poll-pause.js';
import type {Random} from './random.js';
import {toldProblem} from './told-problem.js';

export type PollOptions = LookOptions &
	IdentityOptions & {
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
	const {clock, cluster, intervalMs, random, report, signal} = options;
	const identity = createIdentityReader(options);
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
		report({type: 'roundEnded', cluster, pauseMs});
		// eslint-disable-next-line no-await-in-loop -- see above
		await (problem !== undefined && isPasswordProblem(problem)
			? keepVigil(problem, {
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
function tellOfAgent(problem: Problem, {cluster, report, tenants}: PollOptions): void {
	const [tenant = ''] = tenants;
	report({type: 'pollFailed', cluster, tenant, problem});
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
	const {client, cluster, problemOf, report, signal} = options;
	try {
		const {report: row, agentTime} = await client.overview(tenant, signal);
		report({type: 'sampled', cluster, tenant, report: row, agentTime});
		return undefined;
	} catch (error) {
		const found = toldProblem(error, {problemOf, signal});
		const problem = found && (await lookCloser(found, options));
		if (problem === undefined || signal.aborted) {
			return undefined;
		}

		report({type: 'pollFailed', cluster, tenant, problem});
		return problem;
	}
}
