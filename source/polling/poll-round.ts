import type {OverviewAnswer} from '../agent/agent-client.js';
import {isTenantProblem, type Problem} from '../domain/problem.js';
import type {Clock} from '../system/clock.js';
import {diagnose, type DiagnoseOptions} from './diagnose.js';
import type {PollOptions} from './poll.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';

type RoundOptions = DiagnoseOptions &
	Pick<PollOptions, 'agent' | 'cluster' | 'tenants' | 'discover' | 'client' | 'dispatch'> & {
		readonly clock: Pick<Clock, 'monotonic'>;
	};

/**
 * Reads the lists that are needed, then polls one tenant after another: an agent has five database connections, and a request
 * that is late still holds one. After a problem that concerns the whole agent the rest of the round is skipped, and the
 * problem returned. `onAnswer` is called after each answer.
 */
export async function pollRound(options: RoundOptions, onAnswer: () => void): Promise<Problem | undefined> {
	const {clock, discover, tenants, signal} = options;
	const sinceMs = clock.monotonic();
	const {coverage, requests, problem: listProblem} = await readLists(discover, options);
	if (listProblem !== undefined || signal.aborted) {
		return listProblem;
	}

	if (requests > 0) {
		onAnswer();
	}

	const polled = tenants({coverage, sinceMs});
	for (const tenant of polled) {
		// eslint-disable-next-line no-await-in-loop -- at most one overview in flight
		const problem = await pollTenant(options, tenant);
		if (signal.aborted) {
			return undefined;
		}

		if (problem !== undefined && !isTenantProblem(problem)) {
			return problem;
		}

		onAnswer();
	}

	if (requests === 0 && polled.length === 0) {
		return checkAgent(options, onAnswer);
	}

	if (requests > 0) {
		// Only now: a list that is answered beside overviews that fail would end an outage in each round.
		options.dispatch({type: 'agentAnswered', cluster: options.cluster});
	}

	return undefined;
}

type ListsRead = Awaited<ReturnType<PollOptions['discover']>> & {readonly problem?: Problem | undefined};

async function readLists(discover: PollOptions['discover'], options: RoundOptions): Promise<ListsRead> {
	try {
		return await discover();
	} catch (error) {
		return {coverage: 'nothing', requests: 0, problem: await agentProblemOf(error, options)};
	}
}

/** A round without a request would not notice that the agent is gone. */
async function checkAgent(options: RoundOptions, onAnswer: () => void): Promise<Problem | undefined> {
	const {client, cluster, dispatch, signal} = options;
	try {
		await client.ping(signal);
		dispatch({type: 'agentAnswered', cluster});
		onAnswer();
		return undefined;
	} catch (error) {
		return agentProblemOf(error, options);
	}
}

/** Dispatches the problem of a request that concerns no tenant; undefined once the signal is aborted. */
async function agentProblemOf(error: unknown, options: RoundOptions): Promise<Problem | undefined> {
	const found = problemUnlessAborted(error, options);
	const problem = found && (await diagnose(found, options));
	if (problem === undefined || options.signal.aborted) {
		return undefined;
	}

	dispatchFailure(problem, options);
	return problem;
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
