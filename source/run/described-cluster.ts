import {decodeClusterIdentity} from '../agent/answers/cluster-identity.js';
import {decodeAgents} from '../agent/answers/known-agents.js';
import type {AgentAddress} from '../domain/cluster.js';
import {isSameCluster, type ClusterIdentity} from '../domain/cluster-identity.js';
import type {ExactJson} from '../text/exact-json.js';
import {findLearned} from './learned-agents.js';
import type {OpenedAgent} from './open-agent.js';

type DescribedCluster = {
	/** Takes a description by an agent of the cluster, in `data` of `GET /api/v1/ob/info`. */
	readonly describe: (obInfo: ExactJson | undefined, by: OpenedAgent) => void;
	/** The agent that has described the cluster, if the description by this one is of another cluster; else undefined. */
	readonly findContradicted: (obInfo: ExactJson | undefined, by: OpenedAgent) => OpenedAgent | undefined;
	/** Undefined before the cluster is described. */
	readonly identity: () => ClusterIdentity | undefined;
	/** Agents that were listed and may be polled. */
	readonly learned: () => readonly AgentAddress[];
};

type Options = {
	readonly learnsAgents: boolean;
	/** Called once, with an agent that is not in its own list. */
	readonly onUnlisted: (by: OpenedAgent) => void;
};

/** What the agents of a cluster have said of it. */
export function createDescribedCluster({learnsAgents, onUnlisted}: Options): DescribedCluster {
	let identity: ClusterIdentity | undefined;
	let describer: OpenedAgent | undefined;
	let learned: readonly AgentAddress[] = [];
	let isRefusalSaid = false;

	function learn(obInfo: ExactJson | undefined, by: OpenedAgent): void {
		const list = decodeAgents(obInfo);
		const found = findLearned(list, by.address);
		learned = found ?? learned;
		// An agent without its database may know of none.
		if (found !== undefined || list.length === 0 || isRefusalSaid) {
			return;
		}

		isRefusalSaid = true;
		onUnlisted(by);
	}

	return {
		describe(obInfo, by) {
			const known = {...identity, ...decodeClusterIdentity(obInfo)};
			identity = Object.keys(known).length === 0 ? undefined : known;
			describer = by;
			if (learnsAgents) {
				learn(obInfo, by);
			}
		},
		findContradicted(obInfo, by) {
			const isOther = isSameCluster(decodeClusterIdentity(obInfo), identity) === false;
			return isOther && describer !== by ? describer : undefined;
		},
		identity: () => identity,
		learned: () => learned,
	};
}
