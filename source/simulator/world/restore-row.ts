import {formatViewTime, formatZonelessTime, toNanoseconds} from '../agent/wire-time.js';
import type {Restore} from './scenario.js';
import {endedAt, figuresAt, restoredAt, stageAt} from './timeline.js';

/** One row of the restore views as the agent gives it, in its order of keys (ob/agent/repository/model/bo/restore.go). */
export type RestoreRow = {
	readonly tenant_id: number;
	readonly job_id: number;
	readonly restore_tenant_name: string;
	readonly restore_tenant_id: number;
	readonly backup_tenant_name: string;
	readonly backup_tenant_id: number;
	readonly backup_cluster_name: string;
	readonly restore_option: string;
	readonly restore_scn: bigint;
	readonly restore_scn_display: string;
	readonly status: string;
	readonly start_timestamp: string;
	readonly backup_set_list: string;
	readonly backup_piece_list: string;
	/** This key and the next one: agents from 4.3.2 on, filled in /restore/tasks only. */
	readonly backup_data_uri: string;
	readonly backup_log_uri: string;
	readonly tablet_count: number;
	readonly finish_tablet_count: number;
	readonly total_bytes: number;
	readonly total_bytes_display: string;
	readonly finish_bytes: number;
	readonly finish_bytes_display: string;
	readonly description: string;
	readonly recover_scn: bigint;
	readonly recover_scn_display: string;
	readonly recover_progress: string;
	readonly restore_progress: string;
	readonly backup_cluster_version: number;
	readonly ls_count: number;
	readonly finish_ls_count: number;
	readonly comment: string;
	readonly finish_timestamp: string;
};

export type RowStyle = {readonly offsetMinutes: number; readonly isZonelessWhileRunning: boolean};

/** The row of a restore that has been stated: of the progress view while it runs, then of the history. */
export function restoreRow(
	tenant: string,
	at: {readonly restore: Restore; readonly t: number; readonly style: RowStyle},
) {
	return stageAt(at.restore, at.t) === 'ended' ? historyRow(tenant, at) : runningRow(tenant, at);
}

/** In /restore/tasks the two places of the backup are filled, and all rows are the sys tenant's. */
export function taskRow(tenant: string, at: {readonly restore: Restore; readonly t: number; readonly style: RowStyle}) {
	const {restore, style} = at;
	const row = restoreRow(tenant, at);
	return {
		...row,
		tenant_id: 1,
		backup_data_uri: restore.dataUri,
		backup_log_uri: restore.logUri,
		finish_timestamp: row.finish_timestamp === '' ? '' : viewTime(restore, endedAt(restore), style),
	};
}

type Moment = {readonly restore: Restore; readonly t: number; readonly style: RowStyle};

function runningRow(tenant: string, {restore, t, style}: Moment): RestoreRow {
	const format = style.isZonelessWhileRunning ? formatZonelessTime : formatViewTime;
	return {
		...jobColumns(tenant, restore),
		restore_scn_display: format(restore.restoreScn, style.offsetMinutes),
		status: runningStatus(restore, t),
		start_timestamp: format(withMicros(restore, restore.statedAt), style.offsetMinutes),
		...listColumns(restore),
		...figureColumns(restore, t, (scn) => format(scn, style.offsetMinutes)),
		backup_cluster_version: 0,
		ls_count: 0,
		finish_ls_count: 0,
		comment: '',
		finish_timestamp: '',
	};
}

/** The status of the sys tenant's row. */
export function runningStatus(restore: Restore, t: number): string {
	switch (stageAt(restore, t)) {
		case 'before':
		case 'creating': {
			return 'CREATE_TENANT';
		}

		case 'restoring': {
			return 'WAIT_TENANT_RESTORE_FINISH';
		}

		case 'closing':
		case 'ended': {
			return restore.ending.type === 'success' ? 'RESTORE_SUCCESS' : 'RESTORE_FAIL';
		}
	}
}

/** The view's NULL comes out as "" and 0: gorm scans it into Go's zero values. */
function figureColumns(restore: Restore, t: number, format: (scn: bigint) => string) {
	const figures = restore.figures === 'reported' ? figuresAt(restore, t) : undefined;
	return {
		tablet_count: figures === undefined ? 0 : restore.tabletCount,
		finish_tablet_count: figures?.finishedTablets ?? 0,
		total_bytes: figures === undefined ? 0 : restore.totalBytes,
		total_bytes_display: figures === undefined ? '' : displayBytes(restore.totalBytes),
		finish_bytes: figures?.finishedBytes ?? 0,
		finish_bytes_display: figures === undefined ? '' : displayBytes(figures.finishedBytes),
		description: '',
		recover_scn: figures?.recoverScn ?? 0n,
		recover_scn_display: figures === undefined ? '' : format(figures.recoverScn),
		recover_progress: figures === undefined ? '' : displayPercent(figures.recoverProgress),
		restore_progress: figures === undefined ? '' : displayPercent(figures.restoreProgress),
	};
}

/**
 * Two rows are kept of each job, the tenant's own and the sys tenant's, and which one the overview delivers is chance; here
 * it hangs on the job's number. The finished bytes and log streams stay 0 also on success.
 */
function historyRow(tenant: string, {restore, style}: Moment): RestoreRow {
	const isOwnRow = restore.jobId % 2 === 0;
	return {
		...jobColumns(tenant, restore),
		tenant_id: isOwnRow ? restore.restoreTenantId : 1,
		restore_scn_display: formatViewTime(restore.restoreScn, style.offsetMinutes),
		status: restore.ending.type === 'success' ? 'SUCCESS' : 'FAIL',
		start_timestamp: viewTime(restore, restore.statedAt, style),
		...listColumns(restore),
		...endColumns(restore),
		comment: restore.ending.type === 'success' ? '' : restore.ending.comment,
		finish_timestamp: viewTime(restore, isOwnRow ? restoredAt(restore) : endedAt(restore), style),
	};
}

/** A tenant that was dropped first has left no counts (init_with_job). */
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

function jobColumns(tenant: string, restore: Restore) {
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

/** What the RESTORE statement was given. */
export function restoreOptionOf(tenant: string): string {
	return `pool_list=${tenant}_pool&locality=FULL@zone1&primary_zone=RANDOM`;
}

function listColumns(restore: Restore) {
	return {
		backup_set_list: restore.backupSets.join(','),
		backup_piece_list: restore.backupPieces.join(','),
		backup_data_uri: '',
		backup_log_uri: '',
	};
}

function viewTime(restore: Restore, ms: number, style: RowStyle): string {
	return formatViewTime(withMicros(restore, ms), style.offsetMinutes);
}

/** World time is in ms; the views have microseconds, made of the job's number. */
export function withMicros(restore: Restore, ms: number): bigint {
	return toNanoseconds(Math.floor(ms)) + BigInt((restore.jobId * 373) % 1000) * 1000n;
}

/** DECIMAL(6,2). */
export function displayPercent(tenThousandths: number): string {
	return (tenThousandths / 100).toFixed(2);
}

/** CONCAT(ROUND(x, 2), unit) of the view: 1024-based, MB is the smallest unit. */
export function displayBytes(bytes: number): string {
	const units = ['MB', 'GB', 'TB', 'PB'];
	let size = bytes / 1024 ** 2;
	let unit = 0;
	while (size >= 1024 && unit < units.length - 1) {
		size /= 1024;
		unit++;
	}

	return size.toFixed(2) + (units[unit] ?? '');
}
