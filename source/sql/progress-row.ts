import type {ProgressRow} from '../domain/restore-reading.js';
import {integer, known, percent, scn, word} from '../text/wire-value.js';
import type {SqlRow} from './sql-connection.js';
import {unixTime} from './unix-time.js';

/** A row without one of these belongs to no restore. */
export const keyColumns = ['TENANT_ID', 'JOB_ID', 'STATUS'] as const;

/** The columns to select, of which older versions lack some. BACKUP_DEST is left out: it holds credentials. */
export const progressColumns = [
	...keyColumns,
	'RESTORE_TENANT_NAME',
	'RESTORE_SCN',
	'START_TIMESTAMP',
	'RECOVER_SCN',
	'RECOVER_PROGRESS',
	'RESTORE_PROGRESS',
	'TABLET_COUNT',
	'FINISH_TABLET_COUNT',
	'TOTAL_BYTES',
	'FINISH_BYTES',
] as const;

const sysTenant = 1;

/**
 * Decodes one row of CDB_OB_RESTORE_PROGRESS, column names in capitals; undefined for a row that is not of a restored
 * tenant. A missing column, NULL and a figure that cannot be are unknown, and 0 is 0. TENANT_ID is the restored tenant;
 * RESTORE_TENANT_ID, text from the job's parameters, may be missing.
 */
export function decodeProgressRow(row: SqlRow): ProgressRow | undefined {
	const restoreTenantId = integer(row['TENANT_ID']);
	const jobId = integer(row['JOB_ID']);
	if (restoreTenantId === undefined || restoreTenantId <= sysTenant || jobId === undefined) {
		return undefined;
	}

	const tenantName = word(row['RESTORE_TENANT_NAME']);
	return {
		jobId,
		restoreTenantId,
		status: word(row['STATUS']),
		...known({
			tenantName: tenantName === '' ? undefined : tenantName,
			startedAt: unixTime(row['STARTED_AT']),
		}),
		data: known({
			percent: percent(row['RESTORE_PROGRESS']),
			finishedBytes: finishedBytesOf(row),
			totalBytes: integer(row['TOTAL_BYTES']),
			finishedTablets: integer(row['FINISH_TABLET_COUNT']),
			totalTablets: integer(row['TABLET_COUNT']),
		}),
		log: known({
			percent: percent(row['RECOVER_PROGRESS']),
			recoverScn: scn(row['RECOVER_SCN']),
			restoreScn: scn(row['RESTORE_SCN']),
		}),
	};
}

/** In a view without counts of tablets (before 4.2.3) the finished bytes may stay 0 to the end. */
function finishedBytesOf(row: SqlRow): number | undefined {
	const finished = integer(row['FINISH_BYTES']);
	return finished === 0 && row['TABLET_COUNT'] === undefined ? undefined : finished;
}
