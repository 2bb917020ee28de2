import type {OverviewAnswer} from '../agent/agent-client.js';
import {isTenantProblem, type Problem} from '../domain/problem.js';
import type {Clock} from '../system/clock.js';
import {diagnose, type DiagnoseOptions} from './diagnose.js';
import type {PollOptions} from './poll.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';

type RoundOptions = DiagnoseOptions &
	Pick<PollOptions, 'agent' | 'cluster' | 'tenants' | 'client' | 'dispatch'> & {
		readonly clock: Pick<Clock, 'monotonic'>;
	};

/**
 * Polls one tenant after another: an agent has five database connections, and a request that is late still holds one.
 * After a problem that concerns the whole agent the rest of the round is skipped, and the problem returned. `onAnswer` is
 * called after each answer.
 */
export async function pollRound(options: RoundOptions, onAnswer: () => void): Promise<Problem | undefined> {
	for (const tenant of options.tenants()) {
		// eslint-disable-next-line no-await-in-loop -- at most one overview in flight
		const problem = await pollTenant(options, tenant);
		if (options.signal.aborted) {
			return undefined;
		}

		if (problem !== undefined && !isTenantProblem(problem)) {
			return problem;
		}

		onAnswer();
	}

	return undefined;
}

async function pollTenant(options: RoundOptions, tenant: string): Promise<Problem | undefined> {
	const {client, clock, cluster, problemOf, dispatch, signal} = options;
	const key = {cluster, tenant};
	const beganMs = clock.monotonic();
	const dispatchAnswer = ({reading, agentTime}: OverviewAnswer) => {
		const time = agentTime === undefined ? {} : {agentTime};
		dispatch({type: 'restoreRead', key, reading, ...time, tookMs: clock.monotonic() - beganMs});
	};

	try {
		const answer = await client.overview(tenant, signal, (late) => {
			if (!signal.aborted) {
				dispatchAnswer(late);
			}
		});
		dispatchAnswer(answer);
		return undefined;
	} catch (error) {
		const found = problemUnlessAborted(error, {problemOf, signal});
		const problem = found && (await diagnose(found, options));
		if (problem === undefined || signal.aborted) {
			return undefined;
		}

		if (isTenantProblem(problem)) {
			dispatch({type: 'restoreRefused', key, problem});
		} else {
			dispatchFailure(problem, options);
		}

		return problem;
	}
}

/** The agent gave no usable answer. */
export function dispatchFailure(
	problem: Problem,
	{agent, cluster, dispatch}: Pick<PollOptions, 'agent' | 'cluster' | 'dispatch'>,
): void {
	dispatch({type: 'agentFailed', cluster, agent: agent(), problem});
}
