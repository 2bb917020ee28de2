import type {AgentClient} from '../agent/agent-client.js';
import {AgentError, problemOf} from '../agent/agent-error.js';
import {findTrustedCas, type TrustedCas} from '../agent/http/trusted-cas.js';
import type {AgentAddress, ClusterTarget, Credential} from '../domain/cluster.js';
import type {ClusterIdentity} from '../domain/cluster-identity.js';
import type {FactBody} from '../monitor/fact.js';
import {createFailOver, type FailOver} from '../polling/fail-over.js';
import type {AgentChoice} from '../polling/poll-any-agent.js';
import type {ExactJson} from '../text/exact-json.js';
import {createDescribedCluster} from './described-cluster.js';
import {placeOf} from './learned-agents.js';
import {openAgent, type OpenAgentOptions, type OpenedAgent} from './open-agent.js';
import {createPolledClient} from './polled-client.js';

export type ClusterAgentsOptions = Omit<OpenAgentOptions, 'credential' | 'tls' | 'trusted'> & {
	readonly dispatch: (fact: FactBody) => void;
	readonly signal: AbortSignal;
};

/** The agents of one cluster, of which one at a time is polled. */
export type ClusterAgents = {
	/** Sends each request to the agent that is polled. */
	readonly client: Omit<AgentClient, 'usePassword' | 'end'>;
	/** The address of the agent that is polled. */
	readonly address: () => AgentAddress;
	readonly failOver: AgentChoice;
	/** Every agent gets another password from now on. */
	readonly usePassword: (password: string) => void;
	/** Takes the cluster's description, by the agent that is polled, in `data` of `GET /api/v1/ob/info`. */
	readonly describe: (obInfo: ExactJson | undefined) => void;
	/** The cluster as its agents have described it; undefined before they have. */
	readonly identity: () => ClusterIdentity | undefined;
	/** Ends the sessions at all agents that were polled, and all connections. */
	readonly end: (signal: AbortSignal) => Promise<void>;
};

/** Opens the preferred agent of a cluster, and the others once one is looked for. */
export function createClusterAgents(target: ClusterTarget, options: ClusterAgentsOptions): ClusterAgents {
	const {deadline, dispatch, monotonic, signal} = options;
	const {id: cluster, learnsAgents = false} = target;
	const {open, opened, usePassword} = createOpener(target, options);
	const described = createDescribedCluster({
		learnsAgents,
		onUnlisted({label}) {
			dispatch({type: 'agentUnused', cluster, agent: label, why: 'notListed'});
		},
	});
	const failOver = createFailOver<OpenedAgent>({
		cluster,
		first: open(target.agents[0], false),
		agents: () => [
			...target.agents.map((address) => open(address, false)),
			...described.learned().map((address) => open(address, true)),
		],
		known: described.identity,
		problemOf,
		dispatch,
		clock: {monotonic},
		deadline,
		signal,
	});
	const restarts = () => opened().reduce((sum, {client}) => sum + client.restarts(), failOver.switches());
	return {
		client: refusingOthers(createPolledClient({...failOver, restarts}), {failOver, described}),
		address: () => failOver.current().address,
		failOver,
		usePassword(password) {
			usePassword(password);
			failOver.reconsider();
		},
		describe(obInfo) {
			described.describe(obInfo, failOver.current());
		},
		identity: described.identity,
		async end(until) {
			await Promise.all(opened().map(async (agent) => agent.end(until)));
		},
	};
}

type PolledClient = ClusterAgents['client'];

type Cluster = {
	readonly failOver: FailOver<OpenedAgent>;
	readonly described: ReturnType<typeof createDescribedCluster>;
};

/** The client, which leaves an agent that did not say before it was taken that it belongs to another cluster. */
function refusingOthers(client: PolledClient, {failOver, described}: Cluster): PolledClient {
	return {
		...client,
		async readCluster(until) {
			const answer = await client.readCluster(until);
			const before = described.findContradicted(answer.info, failOver.current());
			if (before !== undefined) {
				failOver.reject(before);
				throw new AgentError({reason: 'rejected'});
			}

			return answer;
		},
	};
}

type Opener = {
	/** The agent at an address, the same one at each call. */
	readonly open: (address: AgentAddress, isLearned: boolean) => OpenedAgent;
	readonly opened: () => readonly OpenedAgent[];
	readonly usePassword: (password: string) => void;
};

function createOpener({credential: given, tls}: ClusterTarget, options: ClusterAgentsOptions): Opener {
	const agents = new Map<string, OpenedAgent>();
	let credential: Credential = given;
	let trusted: TrustedCas | undefined;
	return {
		open(address, isLearned) {
			const place = placeOf(address);
			const known = agents.get(place);
			if (known !== undefined) {
				return known;
			}

			// To read the CAs takes long: once is enough for all agents.
			trusted ??= findTrustedCas(address.origin, tls);
			const isTls = new URL(address.origin).protocol === 'https:';
			const agent = openAgent(address, isLearned, {
				...options,
				credential,
				tls,
				trusted: isTls ? trusted : undefined,
			});
			agents.set(place, agent);
			return agent;
		},
		opened: () => agents.values().toArray(),
		usePassword(password) {
			credential = credential.kind === 'none' ? credential : {...credential, password};
			for (const {client} of agents.values()) {
				client.usePassword(password);
			}
		},
	};
}
