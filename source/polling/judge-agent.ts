import type {AgentClient, AgentStatus} from '../agent/agent-client.js';
import type {ClusterId} from '../domain/cluster.js';
import {isSameCluster, type ClusterIdentity} from '../domain/cluster-identity.js';
import type {WhyUnused} from '../domain/event.js';
import {isOfOneAgent, type Problem} from '../domain/problem.js';
import type {Clock} from '../system/clock.js';
import {diagnose, readStatus} from './diagnose.js';
import {createHeldWatch} from './held-request.js';
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

export type JudgeOptions = {
	readonly cluster: ClusterId;
	/** The cluster as its agents have described it; undefined before they have. */
	readonly known: () => ClusterIdentity | undefined;
	/** The problem of an expected error; undefined for a bug, which is rethrown. */
	readonly problemOf: (error: unknown) => Problem | undefined;
	readonly clock: Pick<Clock, 'monotonic'>;
	readonly signal: AbortSignal;
};

/** Whether OceanBase is available beside an agent that is part of a cluster, or is not yet. */
export type Health = 'serving' | 'starting';

/** Whether an agent can be polled; `uncertain` where that could not be found out now. */
export type Verdict = 'usable' | 'uncertain' | WhyUnused;

export type AgentJudge<Agent> = {
	/** Without a password; undefined for an agent that cannot be polled now. */
	readonly findHealth: (agent: Agent) => Promise<Health | undefined>;
	/** Whether it is of the cluster; asks with the password where the cluster has been described. */
	readonly judge: (agent: Agent) => Promise<Verdict>;
};

/** Finds out whether an agent that is not polled could be. */
export function createAgentJudge<Agent extends Candidate>(options: JudgeOptions): AgentJudge<Agent> {
	const {known, problemOf, signal} = options;
	const heldWatches = new Map<Agent, () => Promise<unknown>>();
	return {
		async findHealth(agent) {
			const {client} = agent;
			if (client.isHeld()) {
				// Its late request is kept here too, and given up when the agent is silent for long.
				const watch = heldWatches.get(agent) ?? watchHeld(agent, options);
				heldWatches.set(agent, watch);
				await watch();
				return undefined;
			}

			const {status} = await readStatus({client, problemOf, signal});
			return status && healthOf(status);
		},
		async judge({client, isLearned, readIdentity}) {
			const expected = known();
			if (expected === undefined) {
				return isLearned ? 'uncertain' : 'usable';
			}

			try {
				return judgeIdentity(isSameCluster(await readIdentity(signal), expected), isLearned);
			} catch (error) {
				const found = problemUnlessAborted(error, {problemOf, signal});
				const problem = found && (await diagnose(found, {client, problemOf, signal}));
				return problem === undefined ? 'uncertain' : judgeRefusal(problem, isLearned);
			}
		},
	};
}

function watchHeld({client, label}: Candidate, {cluster, clock, problemOf, signal}: JudgeOptions) {
	return createHeldWatch({agent: () => label, cluster, client, problemOf, clock, signal, dispatch: () => undefined});
}

function healthOf({databaseState, identity}: AgentStatus): Health | undefined {
	if (identity !== 'CLUSTER AGENT') {
		return undefined;
	}

	return databaseState === 3 ? 'serving' : 'starting';
}

function judgeIdentity(isSame: boolean | undefined, isLearned: boolean): Verdict {
	if (isSame === false) {
		return 'otherCluster';
	}

	return isSame === true || !isLearned ? 'usable' : 'uncertain';
}

/** Agents of some versions refuse to describe their cluster, which is no reason against one that was given. */
function judgeRefusal(problem: Problem, isLearned: boolean): Verdict {
	if (!isOfOneAgent(problem)) {
		return 'passwordRefused';
	}

	return problem.reason === 'rejected' && !isLearned ? 'usable' : 'uncertain';
}
