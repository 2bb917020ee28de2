import {mergeProgress} from '../merge-progress.js';
import type {Moment} from '../moment.js';
import {isFinal} from '../phase.js';
import {rememberedProblem, type Problem} from '../problem.js';
import {createCounters, observeCounters} from '../progress/counters.js';
import {dataCounter} from '../progress/progress-rate.js';
import {rateOf} from '../progress/rate.js';
import {isSameJob, nextJob, type RestoreJob} from '../restore-job.js';
import type {ProgressRow, RestoreReading} from '../restore-reading.js';
import {isRowOf} from './is-row-of.js';
import {nextPeaks, noPeaks} from './peaks.js';
import {nextPhases} from './phase-span.js';
import {nextSpeeds, noSpeeds} from './speeds.js';
import {createWatchedRestore, hasProgress, type Sample, type WatchedRestore} from './watched-restore.js';

/** Answers without the tenant after which it counts as dropped: one may fall between two states of its row. */
const absencesUntilDropped = 2;
/** 404s after which the restore counts as vanished: fewer may fall between the progress row and the history. */
const missesUntilVanished = 4;

/** The restore after a reading of it. */
export function observe(restore: WatchedRestore, reading: RestoreReading, sample: Sample): WatchedRestore {
	const {tenant} = restore;
	const isSame = restore.reading !== undefined && isSameJob(restore.reading, reading);
	const past = isSame ? restore : createWatchedRestore(tenant);
	const {progress} = past;
	const kept = progress === undefined || !isRowOf(progress, reading, tenant) ? {} : {progress};
	const counted = past.countedMs === undefined ? {} : {countedMs: past.countedMs};
	const {counters, phases, peaks, speeds} = past;
	const followed = {counters, phases, peaks, speeds, ...kept, ...counted};
	const next: WatchedRestore = {tenant, reading, sample, isDropped: false, missingAnswers: 0, ...followed};
	return follow(next, past.job, {moment: sample, isCounted: hasProgress(reading)});
}

/** The restore after a progress row was read over SQL; that of another restore, or of an ended one, changes nothing. */
export function addProgress(restore: WatchedRestore, row: ProgressRow, moment: Moment): WatchedRestore {
	const {reading, job} = restore;
	return reading === undefined || !isRowOf(row, reading, restore.tenant) || job?.finishedAt !== undefined
		? restore
		: follow({...restore, progress: {...row, isFresh: true}}, job, {moment, isCounted: true});
}

/** The restore while SQL fails: its last row stays, but no longer wins over the agent. */
export function loseProgress(restore: WatchedRestore): WatchedRestore {
	return restore.progress === undefined ? restore : {...restore, progress: {...restore.progress, isFresh: false}};
}

/** The restore without what was read over SQL, which was another cluster's: it is of no use, nor what was derived from it. */
export function dropProgress(restore: WatchedRestore, moment: Moment): WatchedRestore {
	const {progress, countedMs, ...rest} = restore;
	return progress === undefined
		? restore
		: follow({...rest, counters: createCounters(), peaks: noPeaks, speeds: noSpeeds}, restore.job, {
				moment,
				isCounted: false,
			});
}

type Reading = {
	readonly moment: Moment;
	/** Whether the source reported progress; figures that are only kept must not count as standing still. */
	readonly isCounted: boolean;
};

/** Merges the agent's reading and the progress row, and updates phases, peaks and counters. */
function follow(restore: WatchedRestore, before: RestoreJob | undefined, {moment, isCounted}: Reading): WatchedRestore {
	const {reading, progress} = restore;
	if (reading === undefined) {
		return restore;
	}

	const job = nextJob(before, mergeProgress(reading, progress, progress?.isFresh ?? false));
	const next = {
		...restore,
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
	return {
		...restore,
		missingAnswers,
		...(isConfirmed ? {problem, isDropped: problem.reason === 'tenantAbsent'} : {}),
	};
}

function isMissing({reason}: Problem): boolean {
	return reason === 'tenantAbsent' || reason === 'neverRestored';
}
