import {outcomeOf, phaseOf, type Phase} from './phase.js';
import {isSameJob} from './restore-job.js';
import type {ProgressRow, RestoreReading} from './restore-reading.js';

/**
 * The agent's reading of a job, completed by its progress row from SQL. Where both have a figure, SQL wins while it is
 * fresh. The end of a restore and the overview are always the agent's.
 */
export function mergeProgress(reading: RestoreReading, row: ProgressRow | undefined, isFresh: boolean): RestoreReading {
	if (row === undefined || reading.finishedAt !== undefined || !isSameJob(reading, row)) {
		return reading;
	}

	const {data, log} = row;
	return {
		...reading,
		status: finerStatus(reading.status, row.status),
		data: isFresh ? {...reading.data, ...data} : {...data, ...reading.data},
		log: isFresh ? {...reading.log, ...log} : {...log, ...reading.log},
	};
}

/** A row that has succeeded counts as one more step. */
const steps: ReadonlySet<Phase> = new Set(['restoring', 'checking', 'upgrading', 'finishing']);

/**
 * The agent reads the sys tenant's row, which has one long step where the tenant's own row has several. A failure is the
 * agent's to report: it does within two turns of OceanBase's scheduler, and has the reason then.
 */
function finerStatus(ofAgent: string, ofTenant: string): string {
	const isStep = steps.has(phaseOf(ofTenant)) && outcomeOf(ofTenant, false) === 'running';
	return phaseOf(ofAgent) === 'restoring' && isStep ? ofTenant : ofAgent;
}
