import type {Moment} from '../moment.js';
import type {Outcome, Phase} from '../phase.js';
import type {Problem} from '../problem.js';
import {createCounters, type Counters} from '../progress/counters.js';
import type {RestoreJob} from '../restore-job.js';
import type {ProgressRow, RestoreReading} from '../restore-reading.js';
import {noPeaks, type Peaks} from './peaks.js';
import type {PhaseSpan} from './phase-span.js';
import {noSpeeds, type Speeds} from './speeds.js';

/** When an answer that describes a restore came, and the agent's own clock in it. */
export type Sample = Moment & {
	/** The agent's clock, ms since 1970; undefined if the answer had no time. */
	readonly agentTime?: number;
};

/** All that is known of one tenant's restore. A failed poll takes nothing away. */
export type WatchedRestore = {
	/** The name asked for. */
	readonly tenant: string;
	/** The last job read; undefined until one is. */
	readonly job?: RestoreJob;
	/** What the agent last said of the job; `job` holds what SQL adds to it. */
	readonly reading?: RestoreReading;
	/** What SQL last said of the job. It is fresh until SQL fails; then the agent's own figures win, if it gives any. */
	readonly progress?: ProgressRow & {readonly isFresh: boolean};
	/** How the counters of the current job move. */
	readonly counters: Counters;
	/** The latest rates of the data, one each ten seconds or more. */
	readonly speeds: Speeds;
	/** When its counters were last read, by the monotonic clock. */
	readonly countedMs?: number;
	/** When `reading` was read. */
	readonly sample?: Sample;
	/** Why the newest answer refused this tenant, if it did: only problems that are this tenant's own. */
	readonly problem?: Problem;
	/** The tenant had a restore and no longer exists. */
	readonly isDropped: boolean;
	/** The latest phases of the current job, oldest first. */
	readonly phases: readonly PhaseSpan[];
	/** So that a step back announces nothing twice. */
	readonly peaks: Peaks;
	/** Answers in a row that had no restore for a tenant that had one. */
	readonly missingAnswers: number;
};

export function createWatchedRestore(tenant: string): WatchedRestore {
	return {
		tenant,
		isDropped: false,
		phases: [],
		peaks: noPeaks,
		missingAnswers: 0,
		counters: createCounters(),
		speeds: noSpeeds,
	};
}

/** Whether anything is counted; the target alone is no figure: it was known before the restore began. */
export function hasProgress({data, log: {percent, recoverScn}}: Pick<RestoreReading, 'data' | 'log'>): boolean {
	return [...Object.values(data), percent, recoverScn].some((figure) => figure !== undefined);
}

/** What has become of the restore, for the reader and for the exit code. */
export function outcomeOfRestore({job, problem, isDropped}: WatchedRestore): Outcome {
	if (isDropped) {
		return 'dropped';
	}

	if (problem?.reason === 'neverRestored') {
		return 'none';
	}

	if (job !== undefined) {
		return job.outcome;
	}

	return problem?.reason === 'tenantAbsent' ? 'waiting' : 'unknown';
}

export function phaseOfRestore(restore: WatchedRestore): Phase {
	const outcome = outcomeOfRestore(restore);
	if (outcome === 'waiting') {
		return 'waiting';
	}

	return outcome === 'dropped' || outcome === 'none' ? 'unknown' : (restore.job?.phase ?? 'unknown');
}
