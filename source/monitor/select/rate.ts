import {progressRateOf, unknownRate, type ProgressRate} from '../../domain/progress/progress-rate.js';
import {hasProgress, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {State, WatchedCluster} from '../state.js';

/**
 * The source of the progress that is shown; undefined while there is none. When SQL fails its progress stays, unless the
 * agent reports progress itself.
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
 * The rate of a restore. A running one that cannot be read has an unknown rate, since an estimate would be invented; an
 * ended one has only its average.
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
