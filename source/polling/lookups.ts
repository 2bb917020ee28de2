import type {WatchedRestore} from '../domain/restore/watched-restore.js';
import type {ListedReading} from '../domain/restore-reading.js';

/** A job may be in neither list for a moment, while OceanBase moves it. */
const mostLookups = 3;

type Lookups = {
	/** Those of the restores that are worth another look among the ended ones. */
	readonly due: (missing: readonly WatchedRestore[]) => readonly WatchedRestore[];
};

/** Counts how often each job was looked up, so that one that is in no list any more is not looked up in every round. */
export function createLookups(): Lookups {
	let counts = new Map<number, number>();
	return {
		due(missing) {
			const due = missing.filter(({job}) => (counts.get(job?.jobId ?? 0) ?? 0) < mostLookups);
			counts = new Map(
				missing.map(({job}) => {
					const jobId = job?.jobId ?? 0;
					return [jobId, (counts.get(jobId) ?? 0) + 1] as const;
				}),
			);
			return due;
		},
	};
}

/** Whether the history had no row of the restore when it was last read, and it is not in a list of all that run. */
export function isMissing({job}: WatchedRestore, running: readonly ListedReading[]): boolean {
	return job !== undefined && job.finishedAt === undefined && running.every(({reading}) => reading.jobId !== job.jobId);
}
