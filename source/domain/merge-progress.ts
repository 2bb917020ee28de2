import {phaseOf, type Phase} from './phase.js';
import {isSameJob} from './restore-job.js';
import type {ProgressRow, RestoreReading} from './restore-reading.js';

/**
 * What the agent reports of a job, with the figures that SQL has of it. SQL wins where both speak and its figures are
 * fresh; what the agent says of an end is never changed, and neither is the overview.
 */
export function mergeProgress(
	report: RestoreReading,
	figures: ProgressRow | undefined,
	isFresh: boolean,
): RestoreReading {
	if (figures === undefined || report.finishedAt !== undefined || !isSameJob(report, figures)) {
		return report;
	}

	const {data, log} = figures;
	return {
		...report,
		status: finerStatus(report.status, figures.status),
		data: isFresh ? {...report.data, ...data} : {...data, ...report.data},
		log: isFresh ? {...report.log, ...log} : {...log, ...report.log},
	};
}

/** The end of a row is one more step; how it ended is for the agent to say. */
const steps: ReadonlySet<Phase> = new Set(['restoring', 'checking', 'upgrading', 'finishing']);

/** What is one long step in the sys tenant's row, which the agent reads, is several in the tenant's own row. */
function finerStatus(ofAgent: string, ofTenant: string): string {
	return phaseOf(ofAgent) === 'restoring' && steps.has(phaseOf(ofTenant)) ? ofTenant : ofAgent;
}
