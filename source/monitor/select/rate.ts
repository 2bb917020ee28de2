import {progressRateOf, unknownRate, type ProgressRate} from '../../domain/progress/progress-rate.js';
import type {WatchedRestore} from '../../domain/restore/watched-restore.js';

/**
 * The rate of a restore at a monotonic time; an ended one has only its average. Figures that are read no more keep the rate
 * that they had when they were read last.
 */
export function rateOfRestore(
	{job, counters, countedMs}: WatchedRestore,
	{nowMs, areFiguresStale}: {readonly nowMs: number; readonly areFiguresStale: boolean},
): ProgressRate {
	if (job === undefined || countedMs === undefined) {
		return unknownRate;
	}

	const rate = progressRateOf({job, counters, countedMs}, areFiguresStale ? countedMs : nowMs);
	return job.outcome === 'running' ? rate : {...unknownRate, averageBytesPerSecond: rate.averageBytesPerSecond};
}
