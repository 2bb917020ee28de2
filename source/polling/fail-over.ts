import type {AgentClient, AgentStatus} from '../agent/agent-client.js';
import type {ClusterId} from '../domain/cluster.js';
import {isSameCluster, type ClusterIdentity} from '../domain/cluster-identity.js';
import type {WhyUnused} from '../domain/event.js';
import {isOfOneAgent, type Problem} from '../domain/problem.js';
import type {FactBody} from '../monitor/fact.js';
import type {Clock} from '../system/clock.js';
import {raceAbort} from '../system/race.js';
import {diagnose, readStatus} from './diagnose.js';
import {createHeldWatch} from './held-request.js';
import {createLeftAgents} from './left-agents.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';

/** An agent of a cluster that can be polled. */
export type Candidate = {
	readonly label: string;
	/** Found in another agent's list: it is not polled before it has named itself as the same cluster. */
	readonly isLearned: boolean;
	readonly client: Pick<AgentClient, 'ping' | 'readStatus' | 'isHeld' | 'drop'>;
	/** What it says of its cluster; throws as its client does. */
	readonly readIdentity: (signal: AbortSignal) => Promise<ClusterIdentity>;
};

export type FailOverOptions<Agent extends Candidate> = {
	readonly cluster: ClusterId;
	/** The agent that is polled first. */
	readonly first: Agent;
	/** All agents of the cluster that are known by now, the same objects at each call. */
	readonly agents: () => readonly Agent[];
	/** The cluster as its agents have described it; undefined before they have. */
	readonly known: () => ClusterIdentity | undefined;
	/** The problem of an expected error; undefined for a bug, which is rethrown. */
	readonly problemOf: (error: unknown) => Problem | undefined;
	readonly dispatch: (fact: FactBody) => void;
	readonly clock: Pick<Clock, 'monotonic'>;
	/** Makes a signal that is aborted after so many ms. */
	readonly deadline: (ms: number) => AbortSignal;
	readonly signal: AbortSignal;
};

export type FailOver<Agent extends Candidate> = {
	/** The agent that is polled. It stays that until it fails. */
	readonly current: () => Agent;
	/** Is aborted when another agent is polled than now. */
	readonly left: () => AbortSignal;
	/** How often another agent was taken. */
	readonly switches: () => number;
	/** The agent that is tried first at the next try, since it answers although its database does not; undefined: the same one. */
	readonly next: () => Agent | undefined;
	/**
	 * To be called when a poll has failed. Looks for an agent in good health where another one may do better, for some seconds
	 * at most; resolves with whether another one is polled from now on.
	 */
	readonly leave: (problem: Problem) => Promise<boolean>;
	/** To be called when a poll was answered. */
	readonly keep: () => void;
	/** Agents that refused the password may accept another one. */
	readonly reconsider: () => void;
};

/** What the poll loop needs of it. */
export type AgentChoice = Pick<FailOver<Candidate>, 'leave' | 'keep' | 'next'>;

/** Ms, for all agents together. */
const longestSearchMs = 4000;

/** Chooses the agent of a cluster that is polled. */
export function createFailOver<Agent extends Candidate>(options: FailOverOptions<Agent>): FailOver<Agent> {
	const {agents, cluster, clock, deadline, dispatch, first, signal} = options;
	const check = createCheck(options);
	const unused = new Map<Agent, WhyUnused>();
	const lately = createLeftAgents<Agent>(clock.monotonic);
	let current = first;
	let tenure = new AbortController();
	let switches = 0;
	let next: Agent | undefined;

	async function findUsable(): Promise<Agent | undefined> {
		next = undefined;
		const others = agents().filter((agent) => agent !== current && !unused.has(agent) && !lately.isLeft(agent));
		if (others.length === 0) {
			return undefined;
		}

		const limit = AbortSignal.any([signal, deadline(longestSearchMs)]);
		const checks = new Map(
			others.map((agent) => [
				agent,
				raceAbort(check.findHealth(agent), limit).then((health) => ({agent, health})),
			]),
		);
		while (checks.size > 0) {
			// eslint-disable-next-line no-await-in-loop -- the first that answers is taken
			const {agent, health} = await Promise.race(checks.values());
			checks.delete(agent);
			next ??= health === 'starting' && !agent.isLearned ? agent : undefined;
			// eslint-disable-next-line no-await-in-loop -- the password is sent to one agent after another
			const verdict = health === 'serving' ? await raceAbort(check.judge(agent), limit) : undefined;
			if (verdict === 'usable' && !signal.aborted) {
				return agent;
			}

			if (verdict !== undefined && verdict !== 'usable' && verdict !== 'uncertain') {
				refuse(agent, verdict);
			}
		}

		return undefined;
	}

	function refuse(agent: Agent, why: WhyUnused): void {
		unused.set(agent, why);
		dispatch({type: 'agentUnused', cluster, agent: agent.label, why});
	}

	function take(agent: Agent): void {
		lately.leave(current);
		current = agent;
		next = undefined;
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
			const found = isOfOneAgent(problem) && !signal.aborted ? await findUsable() : undefined;
			if (found !== undefined) {
				take(found);
			}

			// One without its database is no better than another.
			next = isSilent(problem) ? next : undefined;
			return found !== undefined;
		},
		keep() {
			next = undefined;
			lately.forget();
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

/** Whether an agent can be polled; `uncertain` where that could not be found out now. */
type Verdict = 'usable' | 'uncertain' | WhyUnused;

function createCheck<Agent extends Candidate>({
	cluster,
	known,
	problemOf,
	clock,
	signal,
}: FailOverOptions<Agent>) {
	const heldWatches = new Map<Agent, () => Promise<unknown>>();

	/** A late request of an agent that is not polled is kept as well, and given up when the agent is silent for long. */
	async function watchHeld(agent: Agent): Promise<void> {
		const {client, label} = agent;
		const watch =
			heldWatches.get(agent) ??
			createHeldWatch({agent: () => label, cluster, client, problemOf, clock, signal, dispatch: () => undefined});
		heldWatches.set(agent, watch);
		await watch();
	}

	return {
		async findHealth(agent: Agent): Promise<Health | undefined> {
			const {client} = agent;
			if (client.isHeld()) {
				await watchHeld(agent);
				return undefined;
			}

			const {status} = await readStatus({client, problemOf, signal});
			return status && healthOf(status);
		},
		/** Whether it is of the cluster; asks with the password where the cluster has been described. */
		async judge(agent: Agent): Promise<Verdict> {
			const {client, isLearned} = agent;
			const expected = known();
			if (expected === undefined) {
				return isLearned ? 'uncertain' : 'usable';
			}

			try {
				const isSame = isSameCluster(await agent.readIdentity(signal), expected);
				return isSame === false ? 'otherCluster' : isSame === true || !isLearned ? 'usable' : 'uncertain';
			} catch (error) {
				const found = problemUnlessAborted(error, {problemOf, signal});
				const problem = found && (await diagnose(found, {client, problemOf, signal}));
				return problem === undefined ? 'uncertain' : judgeRefusal(problem, isLearned);
			}
		},
	};
}

/** Agents of some versions refuse to describe their cluster, which is no reason against one that was given. */
function judgeRefusal(problem: Problem, isLearned: boolean): Verdict {
	if (!isOfOneAgent(problem)) {
		return 'passwordRefused';
	}

	return problem.reason === 'rejected' && !isLearned ? 'usable' : 'uncertain';
}

/** Whether OceanBase is available beside the agent; undefined for an agent that is in no cluster. */
type Health = 'serving' | 'starting';

function healthOf({databaseState, identity}: AgentStatus): Health | undefined {
	if (identity !== 'CLUSTER AGENT') {
		return undefined;
	}

	return databaseState === 3 ? 'serving' : 'starting';
}

/** Whether the agent itself did not answer. */
function isSilent({code, reason}: Problem): boolean {
	return code === 'unreachable' || (code === 'timeout' && reason !== 'databaseHung');
}

/**
 * Polls, and polls again at once as long as another agent takes over; resolves with the problem that is left. `poll` gets the
 * problem of the last time with the same agent.
 */
export async function pollAnyAgent(
	last: Problem | undefined,
	poll: (last: Problem | undefined) => Promise<Problem | undefined>,
	failOver: AgentChoice | undefined,
): Promise<Problem | undefined> {
	const isOther = last !== undefined && failOver?.next() !== undefined && (await failOver.leave(last));
	const problem = await poll(isOther ? undefined : last);
	if (problem === undefined) {
		failOver?.keep();
		return undefined;
	}

	const isLeft = await failOver?.leave(problem);
	return isLeft === true ? pollAnyAgent(undefined, poll, failOver) : problem;
}
