import type {Moment} from '../moment.js';
import {isFinal, type Outcome, type Phase} from '../phase.js';
import type {Problem} from '../problem.js';
import {createCounters, type Counters} from '../progress/counters.js';
import {noDoubts, type Doubts} from '../progress/plausible.js';
import type {RestoreJob} from '../restore-job.js';
import type {ListedReading, ProgressRow, RestoreReading} from '../restore-reading.js';
import {noPeaks, type Peaks} from './peaks.js';
import type {PhaseSpan} from './phase-span.js';
import {noSpeeds, type Speeds} from './speeds.js';
import type {Unexplained} from './unexplained.js';

/** When a restore was read, and the agent's clock at that time. */
export type Sample = Moment & {
	/** The agent's clock, ms since 1970; absent if the answer had no time. */
	readonly agentTime?: number;
};

/** What is known of one tenant's restore. A failed poll removes nothing. */
export type WatchedRestore = {
	/** The name given by the user. */
	readonly tenant: string;
	/** Present where single tables are restored by way of an auxiliary tenant. */
	readonly tableRestore?: ListedReading['tableRestore'];
	/** The last job; absent until one is read. */
	readonly job?: RestoreJob;
	/** The agent's last reading of the job; `job` also has what SQL adds. */
	readonly reading?: RestoreReading;
	/**
	 * The last progress row of the job, and when it was read by the monotonic clock. It is fresh until SQL fails or has no such
	 * row any more; then the agent's own figures win, if there are any.
	 */
	readonly progress?: ProgressRow & {readonly isFresh: boolean; readonly readMs: number};
	/** The counters of the current job. */
	readonly counters: Counters;
	/** The counts of the current job that are not believed. */
	readonly doubts: Doubts;
	/** The latest rates of the data, at most one every ten seconds. */
	readonly speeds: Speeds;
	/** When its counters were last observed, by the monotonic clock. */
	readonly countedMs?: number;
	/** When the job started, by the monotonic clock; absent while that is unknown. */
	readonly startedMs?: number;
	/** When `reading` was read. */
	readonly sample?: Sample;
	/** Why the newest answer refused this tenant; only problems of the tenant's own. */
	readonly problem?: Problem;
	/** The tenant no longer exists, and its restore had not ended when it was last read. */
	readonly isDropped: boolean;
	/** The tenant no longer exists, but its restore had ended: that end stays. */
	readonly isGone: boolean;
	/** Present while the restore has failed for a reason that was not read yet. */
	readonly unexplained?: Unexplained;
	/** The latest phases of the current job, oldest first. */
	readonly phases: readonly PhaseSpan[];
	/** So that no milestone is reported twice after a step back. */
	readonly peaks: Peaks;
	/** Answers in a row that had no restore for a tenant that had one. */
	readonly missingAnswers: number;
};

export function createWatchedRestore(tenant: string): WatchedRestore {
	return {
		tenant,
		isDropped: false,
		isGone: false,
		phases: [],
		peaks: noPeaks,
		missingAnswers: 0,
		counters: createCounters(),
		doubts: noDoubts,
		speeds: noSpeeds,
	};
}

/** Whether any progress is reported; the target SCN alone is none: it was known before the restore began. */
export function hasProgress({data, log: {percent, recoverScn}}: Pick<RestoreReading, 'data' | 'log'>): boolean {
	return [...Object.values(data), percent, recoverScn].some((figure) => figure !== undefined);
}

/** How the restore ended, or `running`; the exit code follows from it. What has ended stays so without its tenant. */
export function outcomeOfRestore({job, problem, isDropped}: WatchedRestore): Outcome {
	if (isDropped) {
		return 'dropped';
	}

	if (job !== undefined && hasEnded(job)) {
		return job.outcome;
	}

	if (problem?.reason === 'neverRestored') {
		return 'none';
	}

	if (job !== undefined) {
		return job.outcome;
	}

	return problem?.reason === 'tenantAbsent' ? 'waiting' : 'unknown';
}

/** Whether a job has ended, even if nobody knows how. */
export function hasEnded({outcome, finishedAt}: Pick<RestoreJob, 'outcome' | 'finishedAt'>): boolean {
	return isFinal(outcome) || finishedAt !== undefined;
}

export function phaseOfRestore(restore: WatchedRestore): Phase {
	const outcome = outcomeOfRestore(restore);
	if (outcome === 'waiting') {
		return 'waiting';
	}

	return outcome === 'dropped' || outcome === 'none' ? 'unknown' : (restore.job?.phase ?? 'unknown');
}
