import type {WatchedRestore} from './watched-restore.js';

/** How long a restore has taken. */
export type Elapsed = {
	readonly ms: number;
	/** The start lies in the agent's future (time zones differ): `ms` is 0 and means nothing. */
	readonly isDoubtful: boolean;
};

/**
 * The time from start to end, or to now by the agent's clock; undefined without a start. Pass the sample's own
 * `monotonicMs` to freeze it at the last reading.
 */
export function elapsedOf(
	{job, sample}: Pick<WatchedRestore, 'job' | 'sample'>,
	monotonicMs: number,
): Elapsed | undefined {
	if (job?.startedAt === undefined || sample === undefined) {
		return undefined;
	}

	const end = job.finishedAt ?? (sample.agentTime ?? sample.at) + Math.max(0, monotonicMs - sample.monotonicMs);
	return {ms: Math.max(0, end - job.startedAt), isDoubtful: end < job.startedAt};
}
