import {figuresAt} from '../world/figures.js';
import type {Restore} from '../world/scenario.js';
import {endedAt, restoredAt} from '../world/timeline.js';
import {displayBytes} from '../world/view-values.js';
import type {RestoreRow, RowMoment} from './restore-row.js';
import {backupColumns, jobColumns, viewTime} from './row-columns.js';
import {formatViewTime} from './wire-time.js';

/**
 * CDB_OB_RESTORE_HISTORY keeps two rows of each job, the restored tenant's own and the sys tenant's, and the overview
 * returns either one. Here the job id decides: even ids return the tenant's own row.
 */
export function historyRow(tenant: string, {restore, style}: RowMoment): RestoreRow {
	const isOwnRow = restore.jobId % 2 === 0;
	return {
		...jobColumns(tenant, restore),
		tenant_id: isOwnRow ? restore.restoreTenantId : 1,
		restore_scn_display: formatViewTime(restore.restoreScn, style.offsetMinutes),
		status: endedStatus(restore),
		start_timestamp: viewTime(restore, restore.startedAt, style),
		...backupColumns(restore),
		...endColumns(restore),
		comment: restore.ending.type === 'success' ? '' : restore.ending.comment,
		finish_timestamp: viewTime(restore, isOwnRow ? restoredAt(restore) : endedAt(restore), style),
	};
}

/** STATUS of CDB_OB_RESTORE_HISTORY. */
export function endedStatus({ending}: Restore): string {
	return ending.type === 'success' ? 'SUCCESS' : 'FAIL';
}

/**
 * Finished bytes and log streams are 0 even after success. A cancelled restore has no counts at all: its tenant was
 * dropped before they were read (init_with_job).
 */
function endColumns(restore: Restore) {
	const isCounted = restore.ending.type !== 'cancelled';
	return {
		tablet_count: isCounted ? restore.tabletCount : 0,
		finish_tablet_count: isCounted ? (figuresAt(restore, endedAt(restore))?.finishedTablets ?? 0) : 0,
		total_bytes: isCounted ? restore.totalBytes : 0,
		total_bytes_display: displayBytes(isCounted ? restore.totalBytes : 0),
		finish_bytes: 0,
		finish_bytes_display: displayBytes(0),
		description: '',
		recover_scn: 0n,
		recover_scn_display: '',
		recover_progress: '',
		restore_progress: '',
		backup_cluster_version: 17_180_000_519,
		ls_count: isCounted ? restore.lsCount : 0,
		finish_ls_count: 0,
	};
}
