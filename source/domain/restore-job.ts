import {parseFailure, type Failure} from './failure.js';
import {outcomeOf, phaseOf, type Outcome, type Phase} from './phase.js';
import type {DataFigures, LogFigures, RestoreReading} from './restore-reading.js';
import {dataPercent} from './progress/track.js';

/** A restore as the operator thinks of it: the last reading, completed by what was known before. */
export type RestoreJob = Omit<RestoreReading, 'comment'> & {
	readonly phase: Phase;
	readonly outcome: Outcome;
	/** Present exactly when the restore has failed. */
	readonly failure?: Failure;
};

/**
 * The job after one more reading. The row of a finished job is completed: success is 100 % whatever its counters are (the
 * vendor's own sample ends with 0 of 18,622,071 bytes), and a failed job keeps the last progress that was read while it
 * ran.
 */
export function nextJob(previous: RestoreJob | undefined, reading: RestoreReading): RestoreJob {
	const {comment, ...rest} = reading;
	const phase = phaseOf(reading.status);
	const outcome = outcomeOf(phase, reading.finishedAt !== undefined);
	const before = previous !== undefined && isSameJob(previous, reading) ? previous : undefined;
	return {
		...rest,
		phase,
		outcome,
		...settleProgress(outcome, reading, before),
		...(outcome === 'failed' ? {failure: parseFailure(comment)} : {}),
	};
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
	return {data: percent === undefined ? data : {...data, percent}, log};
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
