import {phaseOf, type Phase} from './phase.js';
import {isSameJob} from './restore-job.js';
import type {ProgressRow, RestoreReading} from './restore-reading.js';

/**
 * What the agent reports of a job, with the figures that SQL has of it. SQL wins where both speak and its figures are
 * fresh; what the agent says of an end is never changed, and neither is the overview.
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

/** The end of a row is one more step; how it ended is for the agent to say. */
const steps: ReadonlySet<Phase> = new Set(['restoring', 'checking', 'upgrading', 'finishing']);

/** What is one long step in the sys tenant's row, which the agent reads, is several in the tenant's own row. */
function finerStatus(ofAgent: string, ofTenant: string): string {
	return phaseOf(ofAgent) === 'restoring' && steps.has(phaseOf(ofTenant)) ? ofTenant : ofAgent;
}
