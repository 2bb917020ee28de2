import type {WatchedRestore} from '../domain/restore/watched-restore.js';
import type {WatchedCluster} from '../monitor/state.js';
import type {ProgressDiscovery} from './progress-reader.js';

/**
 * What OceanBase's views are to list of a cluster: all restores where they are discovered, and the true end of a restore that the
 * agent has no row of any more. Undefined where nothing is missing.
 */
export function sqlDiscoveryOf(cluster: WatchedCluster | undefined): ProgressDiscovery | undefined {
	if (cluster === undefined) {
		return undefined;
	}

	const {discovery, restores, trouble} = cluster;
	const running = restores.filter((restore) => isRunning(restore));
	const isLost = trouble !== undefined || running.some(({missingAnswers}) => missingAnswers > 0);
	if (discovery === undefined && !isLost) {
		return undefined;
	}

	const jobIds = running.flatMap(({job}) => (job === undefined ? [] : [job.jobId]));
	return {sinceMs: discovery?.sinceMs ?? 0, jobIds};
}

/** Whether the last list of the cluster's restores came over SQL and had every one that was expected. */
export function isSettledOverSql(cluster: WatchedCluster | undefined): boolean {
	return cluster?.discoverySource === 'sql' && cluster.restores.every(({missingAnswers}) => missingAnswers === 0);
}

/** Whether the history has no row of it yet: a failure is read on until its reason is known. */
function isRunning({job}: WatchedRestore): boolean {
	return job !== undefined && job.finishedAt === undefined;
}
