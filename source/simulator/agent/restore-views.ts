import type {Restore} from '../world/scenario.js';
import {endedAt, stageAt} from '../world/timeline.js';
import {toNanoseconds} from '../world/view-time.js';
import type {World} from '../world/world.js';
import {runningStatus} from '../world/view-values.js';
import {endedStatus, historyRow} from './history-row.js';
import type {RestoreRow, RowMoment, RowStyle} from './restore-row.js';
import {viewTime} from './row-columns.js';
import {runningRow} from './running-row.js';
import {tenantRow, type TenantRow} from './tenant-row.js';
import {formatViewTime} from './wire-time.js';

/** The restore overview of a tenant; `absent`: no such tenant, `never`: not restored, `system`: the sys tenant. */
type OverviewAnswer = 'absent' | 'never' | 'system' | {readonly kind: 'row'; readonly row: RestoreRow};

/** A row of /restore/tasks, which is made when it is read, with what it is filtered by: status and start (ms since 1970). */
type TaskRow = {readonly startedAt: number; readonly status: string; readonly row: RestoreRow};

/** What the agent reads from OceanBase's views at a moment of world time, as the rows it sends. */
export type RestoreViews = {
	readonly overviewAt: (tenant: string, t: number) => OverviewAnswer;
	/** Running rows first, then the history, newest start first. */
	readonly restoreTasksAt: (t: number) => readonly TaskRow[];
	readonly tenantsAt: (t: number) => readonly TenantRow[];
};

export function createRestoreViews(world: World): RestoreViews {
	const {offsetMinutes, hasZonelessRunningRows = false, servers} = world.story;
	const style: RowStyle = {offsetMinutes, isZonelessWhileRunning: hasZonelessRunningRows};
	const momentOf = (restore: Restore, t: number) => ({restore, t, style});
	const endedRows = new WeakMap<Restore, RestoreRow>();
	/** A history of thousands of rows never changes. */
	const endedRowOf = (tenant: string, moment: RowMoment) => {
		const row = endedRows.get(moment.restore) ?? taskRow(tenant, moment);
		endedRows.set(moment.restore, row);
		return row;
	};

	return {
		overviewAt(tenant, t) {
			const latest = world.latestRestoreAt(tenant, t);
			return typeof latest === 'string' ? latest : {kind: 'row', row: restoreRow(tenant, momentOf(latest, t))};
		},
		restoreTasksAt: (t) =>
			world.restoresAt(t).map(({tenant, restore}) => ({
				startedAt: restore.startedAt,
				status: restoreStatus(restore, t),
				get row() {
					return stageAt(restore, t) === 'ended'
						? endedRowOf(tenant, momentOf(restore, t))
						: taskRow(tenant, momentOf(restore, t));
				},
			})),
		tenantsAt: (t) =>
			world.tenantsAt(t).map(({id, name, status, createdAt}) =>
				tenantRow({
					id,
					name,
					status,
					createdTime: formatViewTime(toNanoseconds(createdAt), offsetMinutes),
					serverIp: servers[0]?.ip ?? '127.0.0.1',
				}),
			),
	};
}

function restoreStatus(restore: Restore, t: number): string {
	return stageAt(restore, t) === 'ended' ? endedStatus(restore) : runningStatus(restore, t);
}

/** The row of the progress view while the restore runs, then that of the history view. */
function restoreRow(tenant: string, moment: RowMoment): RestoreRow {
	return stageAt(moment.restore, moment.t) === 'ended' ? historyRow(tenant, moment) : runningRow(tenant, moment);
}

/** A row of /restore/tasks: always the sys tenant's, with the two backup URIs filled. */
function taskRow(tenant: string, moment: RowMoment): RestoreRow {
	const {restore, style} = moment;
	const row = restoreRow(tenant, moment);
	return {
		...row,
		tenant_id: 1,
		backup_data_uri: restore.dataUri,
		backup_log_uri: restore.logUri,
		finish_timestamp: row.finish_timestamp === '' ? '' : viewTime(restore, endedAt(restore), style),
	};
}
