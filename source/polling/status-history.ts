import type {ClusterId} from '../domain/cluster.js';
import type {ProgressRow} from '../domain/restore-reading.js';
import type {StatusChange} from '../domain/restore/status-change.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import type {FactBody} from '../monitor/fact.js';
import type {Clock} from '../system/clock.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';

export type StatusHistoryOptions = {
	readonly cluster: ClusterId;
	/** The problem of an expected error; undefined for a bug, which is rethrown. */
	readonly problemOf: (error: unknown) => SqlProblem | undefined;
	readonly dispatch: (fact: FactBody) => void;
	readonly clock: Pick<Clock, 'monotonic'>;
	readonly signal: AbortSignal;
};

type ReadStatusChanges = (signal: AbortSignal) => Promise<readonly StatusChange[]>;

/** Reads the recorded changes of status beside the progress, which never waits for them and never fails with them. */
export type StatusHistory = {
	/** Begins to read where the connection is new, or a job has appeared since the last time. */
	readonly follow: (
		progress: {readonly rows: readonly ProgressRow[]; readonly isFirst: boolean},
		read: ReadStatusChanges,
	) => void;
	/** Resolves when nothing is being read; rejects with a bug. */
	readonly ended: () => Promise<void>;
};

/** Failures in a row after which it is left alone for a while. */
const failuresUntilPause = 2;
const pauseMs = 300_000;

export function createStatusHistory(options: StatusHistoryOptions): StatusHistory {
	const {cluster, clock, dispatch, problemOf, signal} = options;
	let coveredJobs: ReadonlySet<number> = new Set();
	let isDue = false;
	let failures = 0;
	let failedMs = 0;
	let reading: Promise<void> | undefined;

	async function attempt(read: ReadStatusChanges): Promise<void> {
		try {
			const changes = await read(signal);
			failures = 0;
			if (changes.length > 0) {
				dispatch({type: 'statusHistoryRead', cluster, changes});
			}
		} catch (error) {
			// A server without this view, or a user who may not read it: nothing is shown then.
			problemUnlessAborted(error, {problemOf, signal});
			failures++;
			failedMs = clock.monotonic();
			isDue = true;
		} finally {
			reading = undefined;
		}
	}

	const isPaused = () => failures >= failuresUntilPause && clock.monotonic() - failedMs < pauseMs;
	return {
		follow({rows, isFirst}, read) {
			const jobs = new Set(rows.map(({jobId}) => jobId));
			isDue ||= isFirst || !jobs.isSubsetOf(coveredJobs);
			if (!isDue || reading !== undefined || isPaused()) {
				return;
			}

			isDue = false;
			coveredJobs = jobs;
			reading = attempt(read);
		},
		async ended() {
			await reading;
		},
	};
}
