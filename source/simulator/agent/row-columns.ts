import type {Restore} from '../world/scenario.js';
import {restoreOptionOf, withMicros} from '../world/view-values.js';
import type {RowStyle} from './restore-row.js';
import {formatViewTime} from './wire-time.js';

/** The columns that describe the job, the same in a running row and in the history. */
export function jobColumns(tenant: string, restore: Restore) {
	return {
		tenant_id: 1,
		job_id: restore.jobId,
		restore_tenant_name: tenant,
		restore_tenant_id: restore.restoreTenantId,
		backup_tenant_name: restore.source.tenant,
		backup_tenant_id: restore.source.tenantId,
		backup_cluster_name: restore.source.cluster,
		restore_option: restoreOptionOf(tenant),
		restore_scn: restore.restoreScn,
	};
}

/** The lists of the backup; the two URIs are filled in /restore/tasks only. */
export function backupColumns(restore: Restore) {
	return {
		backup_set_list: restore.backupSets.join(','),
		backup_piece_list: restore.backupPieces.join(','),
		backup_data_uri: '',
		backup_log_uri: '',
	};
}

/** A moment of the job (ms since 1970) as a view's timestamp, zone included. */
export function viewTime(restore: Restore, ms: number, {offsetMinutes}: RowStyle): string {
	return formatViewTime(withMicros(restore, ms), offsetMinutes);
}
