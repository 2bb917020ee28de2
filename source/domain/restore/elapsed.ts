import type {WatchedRestore} from './watched-restore.js';

/** How long the restore has taken, in milliseconds, and whether the agent's clock says that it has yet to start. */
export type Elapsed = {
	readonly ms: number;
	/** The start lies after the agent's clock (zones differ): `ms` is 0 and means nothing. */
	readonly isDoubtful: boolean;
};

/**
 * The time from start to end, or to now by the agent's clock; undefined without a start. It does not grow before the last
 * answer: pass the sample's own `monotonicMs` to freeze it there.
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
