import {known} from '../../text/wire-value.js';
import type {ClusterId, RestoreKey} from '../cluster.js';
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
	/** The name given by the user, or of the server where the restore was discovered. */
	readonly tenant: string;
	/** The job that the row is of; absent for a tenant that was named, whose row follows it from job to job. */
	readonly ownJobId?: number;
	/** Its tenant was named for several clusters, of which one may have it. */
	readonly isOfAnyCluster?: true;
	/** It was discovered, and had ended before watching began. */
	readonly isPast: boolean;
	/** Present where single tables are restored by way of an auxiliary tenant. */
	readonly tableRestore?: ListedReading['tableRestore'];
	/** The last job; absent until one is read. */
	readonly job?: RestoreJob;
	/** The agent's last reading of the job; `job` also has what SQL adds. */
	readonly reading?: RestoreReading;
	/** The agent's own row of a job that is described over SQL, read while its detail is open. */
	readonly agentRow?: AgentRow;
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
	/** A task of obshell has cancelled it: more than is known of most tenants that were dropped. */
	readonly isCancelled: boolean;
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

/** Without an `overview` the agent has no row of this job. */
export type AgentRow = {
	/** When it was read, ms since 1970. */
	readonly readAt: number;
	/** The job's status then, by the word of its other source: in another one it has another row. */
	readonly status: string;
	readonly overview?: Exclude<RestoreReading['overview'], undefined>;
};

/** What of a restore does not depend on what was read of it. */
type Identity = Pick<WatchedRestore, 'ownJobId' | 'isOfAnyCluster' | 'isPast' | 'tableRestore'>;

export function createWatchedRestore(tenant: string, identity?: Identity): WatchedRestore {
	return {
		tenant,
		isPast: false,
		...identity,
		isDropped: false,
		isCancelled: false,
		isGone: false,
		phases: [],
		peaks: noPeaks,
		missingAnswers: 0,
		counters: createCounters(),
		doubts: noDoubts,
		speeds: noSpeeds,
	};
}

/** The same restore before anything was read of it. */
export function forgetReadings({
	tenant,
	ownJobId,
	isOfAnyCluster,
	isPast,
	tableRestore,
}: WatchedRestore): WatchedRestore {
	return createWatchedRestore(tenant, {isPast, ...known({ownJobId, isOfAnyCluster, tableRestore})});
}

/** Whether its tenant was named, rather than the restore discovered. */
export function isNamed({ownJobId}: WatchedRestore): boolean {
	return ownJobId === undefined;
}

export function keyOf(cluster: ClusterId, {tenant, ownJobId}: WatchedRestore): RestoreKey {
	return {cluster, tenant, ...(ownJobId === undefined ? {} : {jobId: ownJobId})};
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
