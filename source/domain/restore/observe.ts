import {mergeProgress} from '../merge-progress.js';
import type {Moment} from '../moment.js';
import {isFinal} from '../phase.js';
import {rememberedProblem, type Problem} from '../problem.js';
import {observeCounters} from '../progress/counters.js';
import {dataCounter} from '../progress/progress-rate.js';
import {rateOf} from '../progress/rate.js';
import {isSameJob, nextJob, type RestoreJob} from '../restore-job.js';
import type {ProgressRow, RestoreReading} from '../restore-reading.js';
import {nextPeaks} from './peaks.js';
import {nextPhases} from './phase-span.js';
import {nextSpeeds} from './speeds.js';
import {
	createWatchedRestore,
	hasEnded,
	hasProgress,
	type Sample,
	type Unexplained,
	type WatchedRestore,
} from './watched-restore.js';

/** Answers without the tenant after which it counts as dropped: one may fall between two states of its row. */
const absencesUntilDropped = 2;
/** 404s after which the restore counts as vanished: fewer may fall between the progress row and the history. */
const missesUntilVanished = 4;

/** The restore after a reading of it. */
export function observe(restore: WatchedRestore, reading: RestoreReading, sample: Sample): WatchedRestore {
	const {tenant} = restore;
	const isSame = restore.reading !== undefined && isSameJob(restore.reading, reading);
	const past = isSame ? restore : createWatchedRestore(tenant);
	const kept = past.progress === undefined ? {} : {progress: past.progress};
	const counted = past.countedMs === undefined ? {} : {countedMs: past.countedMs};
	const {counters, phases, peaks, speeds} = past;
	const failed = past.unexplained === undefined ? {} : {unexplained: past.unexplained};
	const followed = {counters, phases, peaks, speeds, ...kept, ...counted, ...failed};
	const present = {tenant, reading, sample, isDropped: false, isGone: false, missingAnswers: 0};
	const next: WatchedRestore = {...present, ...followed};
	return follow(next, past.job, {moment: sample, isCounted: hasProgress(reading)});
}

/** The restore after its progress row was read over SQL; the row of another job, or of an ended one, changes nothing. */
export function addProgress(restore: WatchedRestore, row: ProgressRow, moment: Moment): WatchedRestore {
	const {reading, job} = restore;
	return reading === undefined || !isSameJob(row, reading) || job?.finishedAt !== undefined
		? restore
		: follow({...restore, progress: {...row, isFresh: true}}, job, {moment, isCounted: true});
}

/** The restore while SQL fails: its last row stays, but no longer wins over the agent. */
export function loseProgress(restore: WatchedRestore): WatchedRestore {
	return restore.progress === undefined ? restore : {...restore, progress: {...restore.progress, isFresh: false}};
}

type Reading = {
	readonly moment: Moment;
	/** Whether the source reported progress; figures that are only kept must not count as standing still. */
	readonly isCounted: boolean;
};

/** Merges the agent's reading and the progress row, and updates phases, peaks and counters. */
function follow(restore: WatchedRestore, before: RestoreJob | undefined, {moment, isCounted}: Reading): WatchedRestore {
	const {reading, progress, unexplained, ...rest} = restore;
	if (reading === undefined) {
		return restore;
	}

	const job = nextJob(before, mergeProgress(reading, progress, progress?.isFresh ?? false));
	const next: WatchedRestore = {
		...rest,
		reading,
		...(progress === undefined ? {} : {progress}),
		...nextUnexplained(unexplained, job, moment),
		job,
		phases: nextPhases(restore.phases, job, moment),
		peaks: nextPeaks(restore.peaks, job),
	};
	return isCounted && !isFinal(job.outcome) ? count(next, job, moment.monotonicMs) : next;
}

function count(restore: WatchedRestore, job: RestoreJob, countedMs: number): WatchedRestore {
	const counters = observeCounters(restore.counters, job, countedMs);
	return {
		...restore,
		counters,
		countedMs,
		speeds: nextSpeeds(restore.speeds, rateOf(dataCounter(job, counters)).now, countedMs),
	};
}

/** The restore after an answer that refuses this tenant. A few such answers after a reading change nothing. */
export function refuse(restore: WatchedRestore, refusal: Problem): WatchedRestore {
	const problem = rememberedProblem(restore.problem, refusal);
	if (restore.job === undefined || !isMissing(problem)) {
		return {...restore, problem};
	}

	const missingAnswers = restore.missingAnswers + 1;
	const isConfirmed =
		missingAnswers >= (problem.reason === 'tenantAbsent' ? absencesUntilDropped : missesUntilVanished);
	return isConfirmed ? miss({...restore, missingAnswers, problem}, restore.job) : {...restore, missingAnswers};
}

/**
 * The restore that its agent no longer has, also where a tenant without a restore has its name by now. Without its row there will be no
 * reason for a failure either.
 */
function miss(restore: WatchedRestore, job: RestoreJob): WatchedRestore {
	const isAbsent = restore.problem?.reason === 'tenantAbsent';
	const isOver = hasEnded(job);
	const isDropped = restore.isDropped || (isAbsent && !isOver);
	return reportUnexplained({...restore, isDropped, isGone: restore.isGone || (isAbsent && isOver)});
}

/** The failure that waits for its reason, after one more reading of the job. */
function nextUnexplained(
	known: Unexplained | undefined,
	{outcome, failure}: RestoreJob,
	{monotonicMs}: Moment,
): Pick<WatchedRestore, 'unexplained'> {
	return outcome === 'failed' && failure === undefined
		? {unexplained: known ?? {sinceMs: monotonicMs, isReported: false}}
		: {};
}

/**
 * The row leaves the running restores at the next turn of OceanBase's scheduler, which is at most a minute away
 * (_restore_idle_time).
 */
const longestWaitMs = 60_000;

/** The restore once its reason has been waited for long enough; the same one before that. */
export function endWait(restore: WatchedRestore, nowMs: number): WatchedRestore {
	const {unexplained} = restore;
	return unexplained === undefined || unexplained.isReported || nowMs - unexplained.sinceMs < longestWaitMs
		? restore
		: reportUnexplained(restore);
}

function reportUnexplained(restore: WatchedRestore): WatchedRestore {
	const {unexplained} = restore;
	return unexplained === undefined ? restore : {...restore, unexplained: {...unexplained, isReported: true}};
}

function isMissing({reason}: Problem): boolean {
	return reason === 'tenantAbsent' || reason === 'neverRestored';
}
