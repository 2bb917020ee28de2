import type {WhyUnused} from '../domain/event.js';
import {raceAbort} from '../system/race.js';
import type {AgentJudge, Candidate} from './judge-agent.js';

type Search<Agent> = {
	/** Called with each agent that is not to be asked again. */
	readonly onUnused: (agent: Agent, why: WhyUnused) => void;
	/** Aborted when the search must end. */
	readonly limit: AbortSignal;
};

export type Found<Agent> = {
	/** The agent that can be polled. */
	readonly usable?: Agent;
	/** One whose database is not available yet. */
	readonly starting?: Agent;
};

/**
 * Asks all agents for their status at the same time and takes the first that answers, is healthy and of the cluster. The
 * password is sent to one after another.
 */
export async function searchAgents<Agent extends Candidate>(
	agents: readonly Agent[],
	{findHealth, judge}: AgentJudge<Agent>,
	{onUnused, limit}: Search<Agent>,
): Promise<Found<Agent>> {
	const checks = new Map(
		agents.map((agent) => [agent, raceAbort(findHealth(agent), limit).then((health) => ({agent, health}))]),
	);
	let starting: Agent | undefined;
	while (checks.size > 0) {
		// eslint-disable-next-line no-await-in-loop -- the first that answers is taken
		const {agent, health} = await Promise.race(checks.values());
		checks.delete(agent);
		starting ??= health === 'starting' && !agent.isLearned ? agent : undefined;
		// eslint-disable-next-line no-await-in-loop -- one after another is the point
		const verdict = health === 'serving' ? await raceAbort(judge(agent), limit) : 'uncertain';
		if (verdict === 'usable') {
			return {usable: agent};
		}

		if (verdict !== undefined && verdict !== 'uncertain') {
			onUnused(agent, verdict);
		}
	}

	return starting === undefined ? {} : {starting};
}
