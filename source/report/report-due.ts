import type {ClusterId} from '../domain/cluster.js';
import type {Fact} from '../monitor/fact.js';
import {findCluster, type State} from '../monitor/state.js';

/**
 * Whether the whole state is reported after this fact: once a round of polls, since a report of many restores costs as much
 * as hundreds of facts. While an agent fails its rounds may be minutes apart; news of its cluster from other sources is
 * reported in between.
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
		case 'agentAnswered':
		case 'agentChanged':
		case 'agentUnused':
		case 'restoresDiscovered':
		case 'restoreCancelled':
		case 'restoreTasksRead':
		case 'overviewRead':
		case 'tenantsRead':
		case 'endedRestoresRead':
		case 'statusHistoryRead':
		case 'commandFailed':
		case 'resized':
		case 'ticked':
		case 'noteCopied':
		case 'noteSaved':
		case 'noteFailed':
		case 'noticeEnded':
		case 'commanded': {
			return false;
		}
	}
}

/** Whether the last round of a cluster has failed and the next one has not begun. */
function isWaitingForAgent(state: State, id: ClusterId): boolean {
	const {trouble, nextPollMs = 0} = findCluster(state, id) ?? {};
	return trouble !== undefined && nextPollMs > state.now.monotonicMs;
}
