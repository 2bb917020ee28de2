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
import {giveUpReason, nextUnexplained} from './unexplained.js';
import {createWatchedRestore, hasEnded, hasProgress, type Sample, type WatchedRestore} from './watched-restore.js';

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
	const {unexplained, ...known} = restore;
	const {reading, progress} = known;
	if (reading === undefined) {
		return restore;
	}

	const job = nextJob(before, mergeProgress(reading, progress, progress?.isFresh ?? false));
	const next: WatchedRestore = {
		...known,
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
	return giveUpReason({...restore, isDropped, isGone: restore.isGone || (isAbsent && isOver)});
}

function isMissing({reason}: Problem): boolean {
	return reason === 'tenantAbsent' || reason === 'neverRestored';
}
