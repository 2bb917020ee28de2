import {figuresAt} from '../world/figures.js';
import {startedRestores, type NamedRestore} from '../world/rounds.js';
import type {Story} from '../world/scenario.js';
import {endedAt, restoredAt, stageAt} from '../world/timeline.js';
import {formatZonelessTime} from '../world/view-time.js';
import {displayBytes, restoreOptionOf, withMicros} from '../world/view-values.js';
import {backupDestOf, isPresentIn, type ViewVersion} from './view-version.js';
import {tableOf, type Cell, type Column, type SqlTable} from './sql-table.js';

/** A row of a job that has ended: the sys tenant's, or the restored tenant's own. */
type HistoryRow = NamedRestore & {
	readonly isSys: boolean;
	/** The session's time zone. */
	readonly offsetMinutes: number;
	/** The zone of the server's host. */
	readonly serverOffsetMinutes: number;
	/** Undefined where the tenant was dropped before anything was counted. */
	readonly finishedTablets: number | undefined;
};

type HistoryColumn = Column & {readonly since?: ViewVersion; readonly valueOf: (row: HistoryRow) => Cell};

type HistoryMoment = {readonly t: number; readonly version: ViewVersion; readonly offsetMinutes: number};

/** CDB_OB_RESTORE_HISTORY with both rows of every job that has ended, but for a column that it is to lack. */
export function historyView(story: Story, at: HistoryMoment, lacks?: string): SqlTable {
	return tableOf(
		columns.filter(({name, since}) => isPresentIn(at.version, since) && name !== lacks),
		startedRestores(story, at.t)
			.filter(({restore}) => stageAt(restore, at.t) === 'ended')
			.flatMap((named) => rowsOf(named, {offsetMinutes: at.offsetMinutes, serverOffsetMinutes: story.offsetMinutes})),
	);
}

/** CANCEL RESTORE drops the restored tenant's job with the tenant. */
function rowsOf(
	named: NamedRestore,
	zones: Pick<HistoryRow, 'offsetMinutes' | 'serverOffsetMinutes'>,
): readonly HistoryRow[] {
	const {restore} = named;
	const isDropped = restore.ending.type === 'cancelled';
	const finishedTablets = isDropped ? undefined : (figuresAt(restore, endedAt(restore))?.finishedTablets ?? 0);
	const sysRow = {...named, ...zones, finishedTablets, isSys: true};
	return isDropped || restore.figures === 'nowhere' ? [sysRow] : [{...sysRow, isSys: false}, sysRow];
}

/** The table has one column for each, so that its names are varchar and its numbers are numbers. */
const columns: readonly HistoryColumn[] = [
	{name: 'TENANT_ID', type: 'integer', valueOf: ({isSys, restore}) => (isSys ? 1 : restore.restoreTenantId)},
	{name: 'JOB_ID', type: 'integer', valueOf: ({restore}) => restore.jobId},
	{name: 'RESTORE_TENANT_NAME', type: 'varchar', valueOf: ({tenant}) => tenant},
	{name: 'RESTORE_TENANT_ID', type: 'integer', valueOf: ({restore}) => restore.restoreTenantId},
	{name: 'BACKUP_TENANT_NAME', type: 'varchar', valueOf: ({restore}) => restore.source.tenant},
	{name: 'BACKUP_TENANT_ID', type: 'integer', valueOf: ({restore}) => restore.source.tenantId},
	{name: 'BACKUP_CLUSTER_NAME', type: 'varchar', valueOf: ({restore}) => restore.source.cluster},
	{name: 'BACKUP_DEST', type: 'longtext', valueOf: ({restore}) => backupDestOf(restore)},
	{name: 'RESTORE_SCN', type: 'unsigned', valueOf: ({restore}) => String(restore.restoreScn)},
	{
		name: 'RESTORE_SCN_DISPLAY',
		type: 'datetime',
		valueOf: ({restore, serverOffsetMinutes}) => formatZonelessTime(restore.restoreScn, serverOffsetMinutes),
	},
	{name: 'RESTORE_OPTION', type: 'varchar', valueOf: ({tenant}) => restoreOptionOf(tenant)},
	{name: 'RESTORE_TYPE', type: 'varchar', since: '4.3.3', valueOf: () => 'FULL'},
	{name: 'START_TIMESTAMP', type: 'timestamp', valueOf: (row) => timeOf(row, row.restore.startedAt)},
	{
		name: 'FINISH_TIMESTAMP',
		type: 'timestamp',
		valueOf: (row) => timeOf(row, row.isSys ? endedAt(row.restore) : restoredAt(row.restore)),
	},
	{
		name: 'STATUS',
		type: 'varchar',
		valueOf: ({restore}) => (restore.ending.type === 'success' ? 'SUCCESS' : 'FAIL'),
	},
	{name: 'BACKUP_PIECE_LIST', type: 'longtext', valueOf: ({restore}) => restore.backupPieces.join(',')},
	{name: 'BACKUP_SET_LIST', type: 'longtext', valueOf: ({restore}) => restore.backupSets.join(',')},
	{name: 'BACKUP_CLUSTER_VERSION', type: 'integer', valueOf: () => 17_180_000_519},
	{name: 'LS_COUNT', type: 'integer', valueOf: (row) => counted(row, row.restore.lsCount)},
	{name: 'FINISH_LS_COUNT', type: 'integer', valueOf: () => 0},
	{name: 'TABLET_COUNT', type: 'integer', valueOf: (row) => counted(row, row.restore.tabletCount)},
	{name: 'FINISH_TABLET_COUNT', type: 'integer', valueOf: ({finishedTablets}) => finishedTablets ?? 0},
	{name: 'TOTAL_BYTES', type: 'integer', valueOf: (row) => counted(row, row.restore.totalBytes)},
	{
		name: 'TOTAL_BYTES_DISPLAY',
		type: 'varchar',
		valueOf: (row) => displayBytes(counted(row, row.restore.totalBytes)),
	},
	// 0 even after success.
	{name: 'FINISH_BYTES', type: 'integer', valueOf: () => 0},
	{name: 'FINISH_BYTES_DISPLAY', type: 'varchar', valueOf: () => displayBytes(0)},
	{name: 'DESCRIPTION', type: 'varchar', valueOf: () => ''},
	{
		name: 'COMMENT',
		type: 'varchar',
		valueOf: ({restore}) => (restore.ending.type === 'success' ? '' : restore.ending.comment),
	},
];

function counted({finishedTablets}: HistoryRow, count: number): number {
	return finishedTablets === undefined ? 0 : count;
}

function timeOf({restore, offsetMinutes}: HistoryRow, ms: number): string {
	return formatZonelessTime(withMicros(restore, ms), offsetMinutes);
}
