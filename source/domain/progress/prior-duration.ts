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

/** How long earlier restores of a source took; no estimate for the running one. */
export type PriorDuration = {
	/** The median of their durations. */
	readonly seconds: number;
	/** When the newest of them ended, ms since 1970. */
	readonly at: number;
};

type Source = Pick<FinishedRestore, 'sourceCluster' | 'sourceTenant' | 'jobId'>;

/** How long earlier restores of the same source tenant took, the job itself excluded; undefined if none succeeded. */
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
	const seconds = medianOf(earlier.map(({startedAt, finishedAt}) => (finishedAt - startedAt) / 1000));
	return seconds === undefined ? undefined : {seconds, at: Math.max(...earlier.map(({finishedAt}) => finishedAt))};
}

function medianOf(values: readonly number[]): number | undefined {
	const sorted = values.toSorted((one, other) => one - other);
	const middle = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
