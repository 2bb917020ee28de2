import {mergeProgress} from '../merge-progress.js';
import type {Moment} from '../moment.js';
import {isFinal} from '../phase.js';
import {rememberedProblem, type Problem} from '../problem.js';
import {createCounters, observeCounters} from '../progress/counters.js';
import {believeCounts, noDoubts} from '../progress/plausible.js';
import {dataRateOf} from '../progress/progress-rate.js';
import {isSameJob, nextJob, type RestoreJob} from '../restore-job.js';
import type {ProgressRow, RestoreReading} from '../restore-reading.js';
import {startOf} from './elapsed.js';
import {isRowOf} from './is-row-of.js';
import {nextPeaks, noPeaks} from './peaks.js';
import {nextPhases} from './phase-span.js';
import {nextSpeeds, noSpeeds} from './speeds.js';
import {giveUpReason, nextUnexplained} from './unexplained.js';
import {forgetReadings, hasEnded, hasProgress, type Sample, type WatchedRestore} from './watched-restore.js';

/** Answers without the tenant after which it counts as dropped: one may fall between two states of its row. */
const absencesUntilDropped = 2;
/** 404s after which the restore counts as vanished: fewer may fall between the progress row and the history. */
const missesUntilVanished = 4;

/** The restore after a reading of it. */
export function observe(restore: WatchedRestore, reading: RestoreReading, sample: Sample): WatchedRestore {
	const {tenant} = restore;
	const isSame = restore.reading !== undefined && isSameJob(restore.reading, reading);
	const {problem, progress, ...past} = isSame ? restore : forgetReadings(restore);
	const kept: Pick<WatchedRestore, 'progress'> =
		progress === undefined || !isRowOf(progress, reading, tenant) ? {} : {progress};
	const settled = isSame ? keepEnd(reading, restore.reading) : reading;
	const present = {reading: settled, sample, isDropped: false, isGone: false, missingAnswers: 0};
	// Where SQL reports progress the row is no newer for the agent's answer: it must not count as standing still.
	const isCounted = hasProgress(reading) && kept.progress?.isFresh !== true;
	return settleDrop(follow({...past, ...kept, ...present}, {moment: sample, isCounted}));
}

/** A job has two rows in the history, of which either may be read: its end does not change from one to the other. */
function keepEnd(reading: RestoreReading, {finishedAt}: Partial<RestoreReading> = {}): RestoreReading {
	return finishedAt === undefined || reading.finishedAt === undefined ? reading : {...reading, finishedAt};
}

/** OB_TENANT_NOT_EXIST: how OceanBase ends the job of a tenant that was dropped, also by cancelling its restore. */
const tenantNotExist = -5157;

function settleDrop(restore: WatchedRestore): WatchedRestore {
	const {outcome, failure} = restore.job ?? {};
	return outcome === 'failed' && failure?.code === tenantNotExist ? {...restore, isDropped: true} : restore;
}

/**
 * The restore after a list of OceanBase's own views had it. Of a job that the agent has described, in the same status, the
 * agent's own object stays.
 */
export function observeOverSql(restore: WatchedRestore, listed: RestoreReading, sample: Sample): WatchedRestore {
	const {overview} = restore.reading ?? {};
	const isKept =
		overview !== undefined && restore.reading?.status === listed.status && isSameJob(restore.reading, listed);
	return observe(restore, isKept ? {...listed, overview} : listed, sample);
}

/** The restore after a list that should have had it. Without a record of the ended ones it may have ended. */
export function missInList(restore: WatchedRestore, hasEndedOnes: boolean): WatchedRestore {
	const unlisted: Problem = {code: 'notFound', reason: 'neverRestored', said: ''};
	return hasEndedOnes ? refuse(restore, unlisted) : {...restore, missingAnswers: restore.missingAnswers + 1};
}

/** The restore after a progress row was read over SQL; that of another restore, or of an ended one, changes nothing. */
export function addProgress(restore: WatchedRestore, row: ProgressRow, moment: Moment): WatchedRestore {
	const {reading, job} = restore;
	const progress = {...row, isFresh: true, readMs: moment.monotonicMs};
	return reading === undefined || !isRowOf(row, reading, restore.tenant) || job?.finishedAt !== undefined
		? restore
		: follow({...restore, progress}, {moment, isCounted: hasProgress(row)});
}

/** The restore while SQL fails or has no row of it: its last row stays, but no longer wins over the agent. */
export function loseProgress(restore: WatchedRestore): WatchedRestore {
	const {progress} = restore;
	return progress?.isFresh === true ? {...restore, progress: {...progress, isFresh: false}} : restore;
}

/** The restore without what was read over SQL, which was another cluster's: it is of no use, nor what was derived from it. */
export function dropProgress(restore: WatchedRestore, moment: Moment): WatchedRestore {
	const {progress, countedMs, ...rest} = restore;
	const fresh = {counters: createCounters(), doubts: noDoubts, peaks: noPeaks, speeds: noSpeeds};
	return progress === undefined ? restore : follow({...rest, ...fresh}, {moment, isCounted: false});
}

type Reading = {
	readonly moment: Moment;
	/** Whether the source reported progress; figures that are only kept must not count as standing still. */
	readonly isCounted: boolean;
};

/** Merges the agent's reading and the progress row, and updates what follows from them. */
function follow(restore: WatchedRestore, {moment, isCounted}: Reading): WatchedRestore {
	const {unexplained, startedMs: knownStartMs, ...known} = restore;
	const {reading, progress, sample = moment, counters} = known;
	if (reading === undefined) {
		return restore;
	}

	const merged = mergeProgress(reading, progress, progress?.isFresh ?? false);
	const {monotonicMs} = moment;
	const {data, doubts} = believeCounts(merged.data, {counters, doubts: known.doubts, monotonicMs});
	const job = nextJob(known.job, {...merged, data});
	const startedMs = startOf(job, sample, knownStartMs);
	const next: WatchedRestore = {
		...known,
		...nextUnexplained(unexplained, job, moment),
		job,
		doubts,
		...(startedMs === undefined ? {} : {startedMs}),
		phases: nextPhases(restore.phases, job, {moment, startedMs}),
		peaks: nextPeaks(restore.peaks, job),
	};
	return isCounted && !isFinal(job.outcome)
		? count(next, job, {figures: {...merged, data}, countedMs: monotonicMs})
		: next;
}

type Counted = {
	/** As reported: bytes that the job leaves out, since they wait, are counted. */
	readonly figures: Pick<RestoreReading, 'data' | 'log'>;
	readonly countedMs: number;
};

function count(restore: WatchedRestore, job: RestoreJob, {figures, countedMs}: Counted): WatchedRestore {
	const counters = observeCounters(restore.counters, figures, countedMs);
	return {
		...restore,
		counters,
		countedMs,
		speeds: nextSpeeds(restore.speeds, dataRateOf({job, counters}), countedMs),
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
	return giveUpReason({...restore, isDropped, isGone: restore.isGone || (isAbsent && isOver && !isDropped)});
}

function isMissing({reason}: Problem): boolean {
	return reason === 'tenantAbsent' || reason === 'neverRestored';
}
