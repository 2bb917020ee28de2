import {outcomeOf, phaseOf, type Phase} from './phase.js';
import {isSameJob} from './restore-job.js';
import type {MergedReading, ProgressRow, RestoreReading} from './restore-reading.js';

/**
 * The agent's reading of a job, completed by its progress row from SQL. Where both have a figure, SQL wins while it is
 * fresh. The end of a restore and the overview are always the agent's; its start is SQL's, since the agent writes the zone
 * of its host behind a time of another zone.
 */
export function mergeProgress(reading: RestoreReading, row: ProgressRow | undefined, isFresh: boolean): MergedReading {
	if (row === undefined || !isSameJob(reading, row)) {
		return reading;
	}

	const timed = correctTimes(reading, row);
	if (reading.finishedAt !== undefined) {
		return timed;
	}

	const {data, log} = row;
	return {
		...timed,
		...(row.status === '' ? {} : {sqlStatus: row.status}),
		...(isFiner(reading.status, row.status) ? {finerStatus: row.status} : {}),
		data: isFresh ? {...reading.data, ...data} : {...data, ...reading.data},
		log: isFresh ? {...reading.log, ...log} : {...log, ...reading.log},
	};
}

/** Zones differ by multiples of this. */
const zoneStepMs = 900_000;

/** The start is SQL's; what the agent's zone is wrong by is taken from the end as well. */
function correctTimes(reading: RestoreReading, {startedAt}: ProgressRow): RestoreReading {
	if (startedAt === undefined) {
		return reading;
	}

	const differenceMs = (reading.startedAt ?? startedAt) - startedAt;
	const errorMs = Math.round(differenceMs / zoneStepMs) * zoneStepMs;
	return {
		...reading,
		startedAt,
		...(reading.finishedAt === undefined ? {} : {finishedAt: reading.finishedAt - errorMs}),
	};
}

/** A row that has succeeded counts as one more step. */
const steps: ReadonlySet<Phase> = new Set(['restoring', 'checking', 'upgrading', 'finishing']);

/**
 * The agent reads the sys tenant's row, which has one long step where the tenant's own row has several. A failure is the
 * agent's to report: it does within two turns of OceanBase's scheduler, and has the reason then.
 */
function isFiner(ofAgent: string, ofTenant: string): boolean {
	const isStep = steps.has(phaseOf(ofTenant)) && outcomeOf(ofTenant, false) === 'running';
	return phaseOf(ofAgent) === 'restoring' && isStep;
}
