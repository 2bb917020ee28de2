import type {WhyUnused} from '../domain/event.js';
import {isOfOneAgent, type Problem} from '../domain/problem.js';
import type {FactBody} from '../monitor/fact.js';
import {createAgentJudge, type Candidate, type JudgeOptions} from './judge-agent.js';
import {createLeftAgents} from './left-agents.js';
import {searchAgents, type Found} from './search-agents.js';

export type FailOverOptions<Agent extends Candidate> = JudgeOptions & {
	/** The agent that is polled first. */
	readonly first: Agent;
	/** All agents of the cluster that are known by now, the same objects at each call. */
	readonly agents: () => readonly Agent[];
	readonly dispatch: (fact: FactBody) => void;
	/** Makes a signal that is aborted after so many ms. */
	readonly deadline: (ms: number) => AbortSignal;
};

export type FailOver<Agent extends Candidate> = {
	/** The agent that is polled. It stays that until it fails. */
	readonly current: () => Agent;
	/** Is aborted when another agent is polled than now. */
	readonly left: () => AbortSignal;
	/** How often another agent was taken. */
	readonly switches: () => number;
	/** The agent that is tried first the next time, since it answers and its database may be back; undefined: the same one. */
	readonly next: () => Agent | undefined;
	/**
	 * To be called when a poll has failed. Looks for a healthy agent where another one may do better, for some seconds at
	 * most; resolves with whether another one is polled from now on.
	 */
	readonly leave: (problem: Problem) => Promise<boolean>;
	/** To be called when a poll was answered. */
	readonly keep: () => void;
	/** The agent that is polled belongs to another cluster: goes back to one that does not, whether that answers or not. */
	readonly reject: (to: Agent) => void;
	/** Agents that refused the password may accept another one. */
	readonly reconsider: () => void;
};

/** Ms, for all agents together. */
const longestSearchMs = 4000;

/** Chooses the agent of a cluster that is polled. */
export function createFailOver<Agent extends Candidate>(options: FailOverOptions<Agent>): FailOver<Agent> {
	const {agents, cluster, clock, deadline, dispatch, first, signal} = options;
	const agentJudge = createAgentJudge<Agent>(options);
	const unused = new Map<Agent, WhyUnused>();
	const lately = createLeftAgents<Agent>(clock.monotonic);
	let current = first;
	let tenure = new AbortController();
	let switches = 0;
	let next: Agent | undefined;

	async function search(): Promise<Found<Agent>> {
		const others = agents().filter((agent) => agent !== current && !unused.has(agent) && !lately.isLeft(agent));
		return others.length === 0
			? {}
			: searchAgents(others, agentJudge, {
					limit: AbortSignal.any([signal, deadline(longestSearchMs)]),
					onUnused: mark,
				});
	}

	function mark(agent: Agent, why: WhyUnused): void {
		unused.set(agent, why);
		dispatch({type: 'agentUnused', cluster, agent: agent.label, why});
	}

	function take(agent: Agent): void {
		lately.leave(current);
		current = agent;
		switches++;
		tenure.abort();
		tenure = new AbortController();
		dispatch({type: 'agentChanged', cluster, agent: agent.label});
	}

	return {
		current: () => current,
		left: () => tenure.signal,
		switches: () => switches,
		next: () => next,
		async leave(problem) {
			const isSearched = isOfOneAgent(problem) && !signal.aborted;
			const {usable, starting}: Found<Agent> = isSearched ? await search() : {};
			// An agent without its database is no better than another one without.
			next = isSilent(problem) ? starting : undefined;
			if (usable === undefined || signal.aborted) {
				return false;
			}

			take(usable);
			return true;
		},
		keep() {
			next = undefined;
			lately.forget();
		},
		reject(to) {
			mark(current, 'otherCluster');
			take(to);
		},
		reconsider() {
			for (const [agent, why] of unused) {
				if (why === 'passwordRefused') {
					unused.delete(agent);
				}
			}
		},
	};
}

/** Whether the agent itself did not answer. */
function isSilent({code, reason}: Problem): boolean {
	return code === 'unreachable' || (code === 'timeout' && reason !== 'databaseHung');
}
