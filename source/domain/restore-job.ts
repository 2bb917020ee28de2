import {parseFailure, type Failure} from './failure.js';
import {outcomeOf, phaseOf, type Outcome, type Phase} from './phase.js';
import type {DataFigures, LogFigures, RestoreReading} from './restore-reading.js';
import {dataPercent} from './progress/track.js';

/** A restore as the operator thinks of it: the last report, read with what was known before. */
export type RestoreJob = Omit<RestoreReading, 'comment'> & {
	readonly phase: Phase;
	readonly outcome: Outcome;
	/** Present exactly when the restore has failed. */
	readonly failure?: Failure;
};

/**
 * The job after one more report. What a finished job's row leaves out is filled in: success is 100 % whatever its
 * counters say (the vendor's own sample ends with 0 of 18,622,071 bytes), and a failed job keeps the last figures seen
 * while it ran.
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

type JobKey = Pick<RestoreReading, 'jobId' | 'restoreTenantId'>;

/** The same run of a restore: OceanBase numbers jobs, and a tenant restored again under its old name gets a new id. */
export function isSameJob(one: JobKey, other: JobKey): boolean {
	return one.jobId === other.jobId && one.restoreTenantId === other.restoreTenantId;
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

/** How far a failed job got is what was last seen of it while it ran, not what its row in the history counts. */
function lastRunning(seen: DataFigures | undefined): DataFigures {
	const {percent, finishedBytes, finishedTablets} = seen ?? {};
	return {
		...(percent === undefined ? {} : {percent}),
		...(finishedBytes === undefined ? {} : {finishedBytes}),
		...(finishedTablets === undefined ? {} : {finishedTablets}),
	};
}
