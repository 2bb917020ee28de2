import type {ClusterId} from '../domain/cluster.js';
import type {Fact} from '../monitor/fact.js';
import {findCluster, type State} from '../monitor/state.js';

/**
 * Whether a report of the whole state is brought up to date after this fact: once a round of polls, since a report of many
 * restores costs as much as hundreds of facts. While an agent fails its rounds may be minutes apart; what else is known of
 * its cluster is reported meanwhile.
 */
export function isReportDue(state: State, fact: Fact): boolean {
	switch (fact.type) {
		case 'roundEnded': {
			return true;
		}

		case 'agentFailed':
		case 'progressRead':
		case 'sqlFailed': {
			return isWaitingForAgent(state, fact.cluster);
		}

		case 'monitorBegan':
		case 'clusterAdded':
		case 'clusterRemoved':
		case 'restoresListed':
		case 'roundBegan':
		case 'restoreRead':
		case 'restoreRefused':
		case 'versionRead':
		case 'nameRead':
		case 'endedRestoresRead':
		case 'resized':
		case 'ticked':
		case 'commanded': {
			return false;
		}
	}
}

/** Between two rounds, the last of which has failed. */
function isWaitingForAgent(state: State, id: ClusterId): boolean {
	const {trouble, nextPollMs = 0} = findCluster(state, id) ?? {};
	return trouble !== undefined && nextPollMs > state.now.monotonicMs;
}
