import type {Moment} from './moment.js';
import {isFinal, type Outcome, type Phase} from './phase.js';
import {dataCounter} from './progress/progress-rate.js';
import {rememberedProblem, type Problem} from './problem.js';
import {rateOf} from './progress/rate.js';
import {isSameJob, nextJob, type RestoreJob} from './restore-job.js';
import {mergeProgress} from './merge-progress.js';
import type {ProgressRow, RestoreReading} from './restore-reading.js';
import {createCounters, observeCounters, type Counters} from './progress/counters.js';

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
	/** What the agent last said of the job; `job` holds what SQL adds to it. */
	readonly reading?: RestoreReading;
	/** What SQL last said of the job. It is fresh until SQL fails; then the agent's own figures win, if it gives any. */
	readonly progress?: ProgressRow & {readonly isFresh: boolean};
	/** How the counters of the current job move. */
	readonly counters: Counters;
	/** The latest rates of the data, one each ten seconds or more, oldest first. */
	readonly speeds: Speeds;
	/** When its counters were last read, by the monotonic clock. */
	readonly countedMs?: number;
	/** When `report` was read. */
	readonly sample?: Sample;
	/** What the newest answer refused, if it did: only problems that are this tenant's own. */
	readonly problem?: Problem;
	/** The tenant had a restore and is there no longer. */
	readonly isDropped: boolean;
	/** The latest phases of the current job, oldest first. */
	readonly phases: readonly PhaseSpan[];
	/** The highest quarter of each track that the current job has reached, so that a step back announces nothing twice. */
	readonly peaks: Peaks;
	/** Answers in a row that had no restore for a tenant that had one. */
	readonly missingAnswers: number;
};

/** In the unit of the counter that the data goes by, a second. */
export type Speeds = {readonly values: readonly number[]; readonly takenMs: number};

const noSpeeds: Speeds = {values: [], takenMs: -Infinity};
const mostSpeeds = 60;
const speedEveryMs = 10_000;

export type Peaks = {readonly data: number; readonly log: number};

const noPeaks: Peaks = {data: 0, log: 0};

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

/** Answers without the tenant after which it counts as dropped: one may fall between two rows. */
const absencesUntilDropped = 2;
/** 404s between the progress row and the history that are borne before the restore counts as gone. */
const missesUntilGone = 4;

/** The restore after an answer that tells of it. */
export function observe(restore: WatchedRestore, reading: RestoreReading, sample: Sample): WatchedRestore {
	const {tenant} = restore;
	const isSame = restore.reading !== undefined && isSameJob(restore.reading, reading);
	const past = isSame ? restore : createWatchedRestore(tenant);
	const kept = past.progress === undefined ? {} : {progress: past.progress};
	const counted = past.countedMs === undefined ? {} : {countedMs: past.countedMs};
	const {counters, phases, peaks, speeds} = past;
	const followed = {counters, phases, peaks, speeds, ...kept, ...counted};
	const next: WatchedRestore = {tenant, reading, sample, isDropped: false, missingAnswers: 0, ...followed};
	return follow(next, past.job, {moment: sample, isCounted: hasFigures(reading)});
}

/** The restore after SQL has told of the cluster's restores; a row of another job changes nothing. */
export function addProgress(restore: WatchedRestore, rows: readonly ProgressRow[], moment: Moment): WatchedRestore {
	const {reading, job} = restore;
	const row = reading && rows.find((one) => isSameJob(one, reading));
	return row === undefined || job?.finishedAt !== undefined
		? restore
		: follow({...restore, progress: {...row, isFresh: true}}, job, {moment, isCounted: true});
}

/** The restore while SQL fails: what it told stays, but no longer wins over the agent. */
export function loseProgress(restore: WatchedRestore): WatchedRestore {
	return restore.progress === undefined ? restore : {...restore, progress: {...restore.progress, isFresh: false}};
}

type Reading = {
	readonly moment: Moment;
	/** Whether it brought counters; what it did not bring stands still in the job, and must not count as no progress. */
	readonly isCounted: boolean;
};

/** Reads report and figures together, and carries on what follows a job through time. */
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

function nextSpeeds(speeds: Speeds, rate: number | undefined, takenMs: number): Speeds {
	return rate === undefined || takenMs - speeds.takenMs < speedEveryMs
		? speeds
		: {values: [...speeds.values, rate].slice(-mostSpeeds), takenMs};
}

/** Whether anything is counted; the target alone is no figure: it was known before the restore began. */
export function hasFigures({data, log: {percent, recoverScn}}: Pick<RestoreReading, 'data' | 'log'>): boolean {
	return [...Object.values(data), percent, recoverScn].some((figure) => figure !== undefined);
}

/** The restore after an answer that refuses this tenant. A short gap after a good answer changes nothing. */
export function refuse(restore: WatchedRestore, refusal: Problem): WatchedRestore {
	const problem = rememberedProblem(restore.problem, refusal);
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

/** A job goes through half a dozen; one that goes to and fro for ever must not fill the memory. */
const mostPhases = 50;

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
	return [...closed, isFinal(job.outcome) ? {...span, durationMs: 0} : span].slice(-mostPhases);
}

function closeSpan(span: PhaseSpan, moment: Moment): PhaseSpan {
	return {...span, durationMs: Math.max(0, moment.monotonicMs - span.since.monotonicMs)};
}
