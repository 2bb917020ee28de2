/** A restore that has ended, of any tenant of the cluster; instants are milliseconds since 1970. */
export type FinishedRestore = {
	readonly jobId: number;
	readonly sourceCluster: string;
	readonly sourceTenant: string;
	readonly startedAt: number;
	readonly finishedAt: number;
	readonly outcome: 'succeeded' | 'failed';
};

/** How long restores of a source have taken so far; says nothing of the one that is running. */
export type PriorDuration = {
	/** The median. */
	readonly seconds: number;
	/** When the newest of them ended, ms since 1970. */
	readonly at: number;
};

type Source = Pick<FinishedRestore, 'sourceCluster' | 'sourceTenant' | 'jobId'>;

/** How long earlier restores of the same source tenant took, the job itself left out; undefined if none has succeeded. */
export function priorDurationOf(finished: readonly FinishedRestore[], job: Source): PriorDuration | undefined {
	const earlier = finished.filter((restore) => isEarlierTime(restore, job));
	const seconds = medianOf(earlier.map(({startedAt, finishedAt}) => (finishedAt - startedAt) / 1000));
	return seconds === undefined ? undefined : {seconds, at: Math.max(...earlier.map(({finishedAt}) => finishedAt))};
}

function isEarlierTime(restore: FinishedRestore, {sourceCluster, sourceTenant, jobId}: Source): boolean {
	// Two restores that do not say where they come from need not come from the same place.
	const isNamed = sourceCluster !== '' && sourceTenant !== '';
	const isSameSource = restore.sourceCluster === sourceCluster && restore.sourceTenant === sourceTenant;
	return isNamed && isSameSource && restore.jobId !== jobId && restore.outcome === 'succeeded';
}

function medianOf(values: readonly number[]): number | undefined {
	const sorted = values.toSorted((one, other) => one - other);
	const middle = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
