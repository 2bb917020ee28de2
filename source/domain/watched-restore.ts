import type {Moment} from './moment.js';
import {isFinal, type Outcome, type Phase} from './phase.js';
import type {Problem} from './problem.js';
import {isSameJob, nextJob, type RestoreJob} from './restore-job.js';
import type {RestoreReport} from './restore-report.js';

/** One phase of a job, as long as it was seen. */
export type PhaseSpan = {
	readonly phase: Phase;
	readonly since: Moment;
	/** The phase had begun before it was first seen: its length is a lower bound. */
	readonly isOpenStart: boolean;
	/** Length in milliseconds; undefined while it lasts. */
	readonly durationMs?: number;
};

/** An answer that told of a restore: when it came, and the agent's own clock in it. */
export type Sample = Moment & {
	/** The agent's clock, ms since 1970; undefined if the answer told no time. */
	readonly agentTime?: number;
};

/** All that is known of one tenant's restore. A failed poll takes nothing away. */
export type WatchedRestore = {
	/** The name asked for. */
	readonly tenant: string;
	/** The last job read; undefined until one is. */
	readonly job?: RestoreJob;
	/** When `job` was read. */
	readonly sample?: Sample;
	/** What the newest answer refused, if it did: only problems that are this tenant's own. */
	readonly problem?: Problem;
	/** The tenant had a restore and is there no longer. */
	readonly isDropped: boolean;
	/** The phases of the current job, oldest first. */
	readonly phases: readonly PhaseSpan[];
	/** The highest quarter of each track that the current job has reached, so that a step back announces nothing twice. */
	readonly peaks: Peaks;
	/** Answers in a row that had no restore for a tenant that had one. */
	readonly missingAnswers: number;
};

export type Peaks = {readonly data: number; readonly log: number};

const noPeaks: Peaks = {data: 0, log: 0};

export function createWatchedRestore(tenant: string): WatchedRestore {
	return {tenant, isDropped: false, phases: [], peaks: noPeaks, missingAnswers: 0};
}

/** Answers without the tenant after which it counts as dropped: one may fall between two rows. */
const absencesUntilDropped = 2;
/** 404s between the progress row and the history that are borne before the restore counts as gone. */
const missesUntilGone = 4;

/** The restore after an answer that tells of it. */
export function observe(restore: WatchedRestore, report: RestoreReport, sample: Sample): WatchedRestore {
	const job = nextJob(restore.job, report);
	const isNewJob = restore.job === undefined || !isSameJob(restore.job, job);
	return {
		tenant: restore.tenant,
		job,
		sample,
		isDropped: false,
		phases: nextPhases(isNewJob ? [] : restore.phases, job, sample),
		peaks: nextPeaks(isNewJob ? noPeaks : restore.peaks, job),
		missingAnswers: 0,
	};
}

/** The restore after an answer that refuses this tenant. A short gap after a good answer changes nothing. */
export function refuse(restore: WatchedRestore, problem: Problem): WatchedRestore {
	if (restore.job === undefined || !isMissing(problem)) {
		return {...restore, problem};
	}

	const missingAnswers = restore.missingAnswers + 1;
	const isGone = missingAnswers >= (problem.reason === 'tenantAbsent' ? absencesUntilDropped : missesUntilGone);
	return {
		...restore,
		missingAnswers,
		...(isGone ? {problem, isDropped: problem.reason === 'tenantAbsent'} : {}),
	};
}

function isMissing({reason}: Problem): boolean {
	return reason === 'tenantAbsent' || reason === 'neverRestored';
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

/** How long the restore has taken, in milliseconds, and whether the agent's clock says that it has yet to start. */
export type Elapsed = {
	readonly ms: number;
	/** The start lies after the agent's clock (zones differ): `ms` is 0 and means nothing. */
	readonly isDoubtful: boolean;
};

/**
 * The time from start to end, or to now by the agent's clock; it stands still where the last answer does not reach
 * `monotonicMs`: pass the sample's own to freeze it.
 */
export function elapsedOf({job, sample}: WatchedRestore, monotonicMs: number): Elapsed | undefined {
	if (job?.startedAt === undefined || sample === undefined) {
		return undefined;
	}

	const end = job.finishedAt ?? (sample.agentTime ?? sample.at) + Math.max(0, monotonicMs - sample.monotonicMs);
	return {ms: Math.max(0, end - job.startedAt), isDoubtful: end < job.startedAt};
}

function nextPeaks(peaks: Peaks, job: RestoreJob): Peaks {
	return {
		data: Math.max(peaks.data, quarterOf(job.data.percent)),
		log: Math.max(peaks.log, quarterOf(job.log.percent)),
	};
}

/** The quarter, 25 to 100, that a track has reached; 0 below the first. */
export function quarterOf(percent: number | undefined): number {
	return Math.min(100, Math.max(0, Math.floor((percent ?? 0) / 25) * 25));
}

function nextPhases(spans: readonly PhaseSpan[], job: RestoreJob, moment: Moment): readonly PhaseSpan[] {
	const last = spans.at(-1);
	if (last?.phase === job.phase) {
		return spans;
	}

	const closed = last === undefined ? spans : [...spans.slice(0, -1), closeSpan(last, moment)];
	const span = {
		phase: job.phase,
		since: {at: moment.at, monotonicMs: moment.monotonicMs},
		isOpenStart: last === undefined,
	};
	return [...closed, isFinal(job.outcome) ? {...span, durationMs: 0} : span];
}

function closeSpan(span: PhaseSpan, moment: Moment): PhaseSpan {
	return {...span, durationMs: Math.max(0, moment.monotonicMs - span.since.monotonicMs)};
}
