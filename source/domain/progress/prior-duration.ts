import {memoByReference} from '../memo.js';

/** A restore that has ended, of any tenant of the cluster; instants are milliseconds since 1970. */
export type FinishedRestore = {
	readonly jobId: number;
	readonly sourceCluster: string;
	readonly sourceTenant: string;
	readonly startedAt: number;
	readonly finishedAt: number;
	readonly outcome: 'succeeded' | 'failed';
};

/** How long the previous restore of a source took; no estimate for the running one. */
export type PriorDuration = {
	readonly seconds: number;
	/** When it ended, ms since 1970. */
	readonly at: number;
};

type Source = Pick<FinishedRestore, 'sourceCluster' | 'sourceTenant' | 'jobId'>;

/** How long the last successful restore of the same source tenant took, the job itself excluded; undefined if there is none. */
export function priorDurationOf(finished: readonly FinishedRestore[], job: Source): PriorDuration | undefined {
	// Restores without a source are not known to have the same one.
	const isNamed = job.sourceCluster !== '' && job.sourceTenant !== '';
	const ofSource = isNamed ? successesBySource(finished).get(sourceKey(job)) : undefined;
	if (ofSource === undefined) {
		return undefined;
	}

	return ofSource.some(({jobId}) => jobId === job.jobId)
		? durationOf(ofSource.filter(({jobId}) => jobId !== job.jobId))
		: durationOfAll(ofSource);
}

/** Grouped once for each list: it may be long, and every running restore looks its source up. */
const successesBySource = memoByReference((finished: readonly FinishedRestore[]) =>
	Map.groupBy(
		finished.filter(({outcome}) => outcome === 'succeeded'),
		(restore) => sourceKey(restore),
	),
);

const durationOfAll = memoByReference((earlier: readonly FinishedRestore[]) => durationOf(earlier));

function sourceKey({sourceCluster, sourceTenant}: Pick<Source, 'sourceCluster' | 'sourceTenant'>): string {
	return JSON.stringify([sourceCluster, sourceTenant]);
}

function durationOf(earlier: readonly FinishedRestore[]): PriorDuration | undefined {
	let last: FinishedRestore | undefined;
	for (const restore of earlier) {
		last = last === undefined || restore.finishedAt > last.finishedAt ? restore : last;
	}

	return last && {seconds: (last.finishedAt - last.startedAt) / 1000, at: last.finishedAt};
}
