import {progressRateOf, unknownRate, type ProgressRate} from '../../domain/progress/progress-rate.js';
import {hasProgress, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {State, WatchedCluster} from '../state.js';

/**
 * Where the figures shown come from; undefined while there are none. Those of SQL stay when SQL fails, unless the agent has
 * figures of its own.
 */
export function sourceOf({job, reading, progress}: WatchedRestore): 'agent' | 'sql' | undefined {
	const isOfAgent = isOwnCounted(reading);
	if (
		progress !== undefined &&
		job?.finishedAt === undefined &&
		(progress.isFresh || !isOfAgent) &&
		hasProgress(progress)
	) {
		return 'sql';
	}

	return isOfAgent ? 'agent' : undefined;
}

/**
 * How fast a restore is. While nothing is read of a running one the rate is unknown, since an estimate would be invented; an
 * ended one has its average alone.
 */
export function rateOfRestore(state: State, cluster: WatchedCluster, restore: WatchedRestore): ProgressRate {
	const {job, counters, countedMs} = restore;
	const isSilent = cluster.trouble !== undefined || (cluster.sql.type === 'off' && !isOwnCounted(restore.reading));
	if (job === undefined || countedMs === undefined || (isSilent && job.outcome === 'running')) {
		return unknownRate;
	}

	const rate = progressRateOf({job, counters, countedMs}, state.now.monotonicMs);
	return job.outcome === 'running' ? rate : {...unknownRate, averageBytesPerSecond: rate.averageBytesPerSecond};
}

/** Whether the agent itself reports progress. */
function isOwnCounted(reading: WatchedRestore['reading']): boolean {
	return reading !== undefined && hasProgress(reading);
}
