import type {AgentClient} from '../agent/agent-client.js';
import {AgentError, problemOf} from '../agent/agent-error.js';
import {decodeClusterIdentity} from '../agent/answers/cluster-identity.js';
import {decodeAgents} from '../agent/answers/known-agents.js';
import {findTrustedCas, type TrustedCas} from '../agent/http/trusted-cas.js';
import type {AgentAddress, ClusterTarget, Credential} from '../domain/cluster.js';
import {isSameCluster, type ClusterIdentity} from '../domain/cluster-identity.js';
import type {FactBody} from '../monitor/fact.js';
import {createFailOver} from '../polling/fail-over.js';
import type {AgentChoice} from '../polling/poll-any-agent.js';
import type {ExactJson} from '../text/exact-json.js';
import {findLearned, placeOf} from './learned-agents.js';
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
	const {open, opened, usePassword} = createOpener(target, options);
	let learned: readonly AgentAddress[] = [];
	let isRefusalSaid = false;
	let identity: ClusterIdentity | undefined;
	/** The agent that has described the cluster last. */
	let described: OpenedAgent | undefined;
	const failOver = createFailOver<OpenedAgent>({
		cluster: target.id,
		first: open(target.agents[0], false),
		agents: () => [
			...target.agents.map((address) => open(address, false)),
			...learned.map((address) => open(address, true)),
		],
		known: () => identity,
		problemOf,
		dispatch,
		clock: {monotonic},
		deadline,
		signal,
	});
	const address = () => failOver.current().address;

	function learn(obInfo: ExactJson | undefined): void {
		const list = decodeAgents(obInfo);
		const found = findLearned(list, address());
		learned = found ?? learned;
		// An agent without its database may know of none.
		if (found !== undefined || list.length === 0 || isRefusalSaid) {
			return;
		}

		isRefusalSaid = true;
		dispatch({type: 'agentUnused', cluster: target.id, agent: address().label, why: 'notListed'});
	}

	const client = createPolledClient({
		current: failOver.current,
		left: failOver.left,
		restarts: () => opened().reduce((sum, agent) => sum + agent.client.restarts(), failOver.switches()),
	});

	return {
		client: {
			...client,
			async readCluster(until) {
				const answer = await client.readCluster(until);
				const isOther = isSameCluster(decodeClusterIdentity(answer.info), identity) === false;
				if (described === undefined || described === failOver.current() || !isOther) {
					return answer;
				}

				// It did not say so when it was asked before it was taken.
				failOver.reject(described);
				throw new AgentError({reason: 'rejected'});
			},
		},
		address,
		failOver,
		usePassword(password) {
			usePassword(password);
			failOver.reconsider();
		},
		describe(obInfo) {
			const known = {...identity, ...decodeClusterIdentity(obInfo)};
			identity = Object.keys(known).length === 0 ? undefined : known;
			described = failOver.current();
			if (target.learnsAgents === true) {
				learn(obInfo);
			}
		},
		identity: () => identity,
		async end(until) {
			await Promise.all(opened().map(async (agent) => agent.end(until)));
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
