import {isNamed, type WatchedRestore} from '../domain/restore/watched-restore.js';
import type {WatchedCluster} from '../monitor/state.js';

/**
 * Whether the agent of a cluster is polled at the interval: before its first list, and where a restore runs or is waited for that
 * is read from the agent. What is discovered over SQL needs no more of the agent than a sign of life.
 */
export function isBusy(cluster: WatchedCluster | undefined): boolean {
	if (cluster === undefined) {
		return false;
	}

	const isUnlisted = cluster.discovery !== undefined && !cluster.hasListed;
	const isOverSql = cluster.discoverySource === 'sql' && cluster.sql.type === 'on';
	return isUnlisted || cluster.restores.some((restore) => !hasEnded(restore) && (isNamed(restore) || !isOverSql));
}

/** Whether progress is read at the interval: where a restore runs, or may. */
export function isSqlBusy(cluster: WatchedCluster | undefined): boolean {
	return cluster !== undefined && (cluster.sql.type !== 'on' || cluster.restores.some((restore) => !hasEnded(restore)));
}

/** A failure is read on until its reason is known. */
function hasEnded({job, isDropped}: WatchedRestore): boolean {
	return isDropped || job?.finishedAt !== undefined;
}
