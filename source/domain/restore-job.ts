import {parseFailure, type Failure} from './failure.js';
import {outcomeOf, phaseOf, type Outcome, type Phase} from './phase.js';
import type {DataFigures, LogFigures, MergedReading, RestoreReading} from './restore-reading.js';
import {dataPercent} from './progress/track.js';

/** A restore as the operator thinks of it: the last reading, completed by what was known before. */
export type RestoreJob = Omit<MergedReading, 'comment' | 'finerStatus'> & {
	readonly phase: Phase;
	readonly outcome: Outcome;
	/** Why it failed; absent while it runs, and from RESTORE_FAIL until the history has its row. */
	readonly failure?: Failure;
};

/**
 * The job after one more reading. The row of a finished job is completed: success is 100 % whatever its counters are (the
 * vendor's own sample ends with 0 of 18,622,071 bytes), and a failed job keeps the last progress that was read while it
 * ran.
 */
export function nextJob(previous: RestoreJob | undefined, reading: MergedReading): RestoreJob {
	const {comment, finerStatus = reading.status, ...rest} = reading;
	const phase = phaseOf(finerStatus);
	const outcome = outcomeOf(finerStatus, reading.finishedAt !== undefined);
	const before = previous !== undefined && isSameJob(previous, reading) ? previous : undefined;
	return {
		...rest,
		phase,
		outcome,
		...settleProgress(outcome, reading, before),
		...(outcome === 'failed' ? failurePart(comment, {before, isFinal: isHistory(reading, phase)}) : {}),
	};
}

/** Only rows of the history have a time of the end, and the plain words for it. */
function isHistory({finishedAt}: RestoreReading, phase: Phase): boolean {
	return finishedAt !== undefined || phase === 'failed';
}

type FailureContext = {readonly before: RestoreJob | undefined; readonly isFinal: boolean};

/**
 * A job has two rows in the history, either of which may be read, and only one of them may have a comment: a reason stays
 * once it was read.
 */
function failurePart(comment: string, {before, isFinal}: FailureContext): Pick<RestoreJob, 'failure'> {
	const known = before?.failure;
	if (known !== undefined && (comment === '' || comment === known.comment)) {
		return {failure: known};
	}

	return isFinal || comment !== '' ? {failure: parseFailure(comment)} : {};
}

type JobKey = Pick<RestoreReading, 'jobId' | 'restoreTenantId'> & {readonly log: Pick<LogFigures, 'restoreScn'>};

/**
 * Whether two readings are of the same job. A tenant that is restored again under its old name has a new id; but both ids
 * begin anew in a new cluster, so that the point to restore to must agree as well, where both have it.
 */
export function isSameJob(one: JobKey, other: JobKey): boolean {
	const points = new Set([one.log.restoreScn, other.log.restoreScn].filter((scn) => scn !== undefined));
	return one.jobId === other.jobId && one.restoreTenantId === other.restoreTenantId && points.size <= 1;
}

type Progress = {readonly data: DataFigures; readonly log: LogFigures};

function settleProgress(outcome: Outcome, reading: RestoreReading, before: RestoreJob | undefined): Progress {
	const {data, log} = reading;
	if (outcome === 'succeeded') {
		return {data: {...data, percent: 100}, log: {...log, percent: 100}};
	}

	if (outcome === 'failed') {
		return {data: {...data, ...lastRunning(before?.data)}, log: {...log, ...before?.log}};
	}

	const percent = dataPercent(data);
	return {data: {...withoutIdleBytes(data), ...(percent === undefined ? {} : {percent})}, log};
}

/**
 * Bytes of 0 beside tablets that have moved say nothing: in 4.2.3–4.2.5, and later in mode TABLET_CNT, they stay 0 to the
 * end; in mode BYTES they wait for the quick restore.
 */
function withoutIdleBytes({finishedBytes, ...rest}: DataFigures): DataFigures {
	const isIdle = finishedBytes === 0 && (rest.finishedTablets ?? 0) > 0;
	return finishedBytes === undefined || isIdle ? rest : {...rest, finishedBytes};
}

/** The progress that was last read while a failed job ran: its row in the history counts differently. */
function lastRunning(seen: DataFigures | undefined): DataFigures {
	const {percent, finishedBytes, finishedTablets} = seen ?? {};
	return {
		...(percent === undefined ? {} : {percent}),
		...(finishedBytes === undefined ? {} : {finishedBytes}),
		...(finishedTablets === undefined ? {} : {finishedTablets}),
	};
}
