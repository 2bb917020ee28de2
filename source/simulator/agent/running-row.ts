import {figuresAt} from '../world/figures.js';
import type {Restore} from '../world/scenario.js';
import {formatZonelessTime} from '../world/view-time.js';
import {displayBytes, displayPercent, runningStatus, withMicros} from '../world/view-values.js';
import type {RestoreRow, RowMoment} from './restore-row.js';
import {backupColumns, jobColumns} from './row-columns.js';
import {formatViewTime} from './wire-time.js';

/** The sys tenant's row of CDB_OB_RESTORE_PROGRESS. */
export function runningRow(tenant: string, {restore, t, style}: RowMoment): RestoreRow {
	const format = style.isZonelessWhileRunning ? formatZonelessTime : formatViewTime;
	return {
		...jobColumns(tenant, restore),
		restore_scn_display: format(restore.restoreScn, style.offsetMinutes),
		status: runningStatus(restore, t),
		start_timestamp: format(withMicros(restore, restore.startedAt), style.offsetMinutes),
		...backupColumns(restore),
		...figureColumns(restore, t, (scn) => format(scn, style.offsetMinutes)),
		backup_cluster_version: 0,
		ls_count: 0,
		finish_ls_count: 0,
		comment: '',
		finish_timestamp: '',
	};
}

/** The view's NULL becomes "" and 0: gorm scans it into Go's zero values. */
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
