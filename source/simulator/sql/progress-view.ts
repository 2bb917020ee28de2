import {figuresAt, type Figures} from '../world/figures.js';
import {startedRestores, type NamedRestore} from '../world/rounds.js';
import type {Story} from '../world/scenario.js';
import {ownStageAt, stageAt, type OwnStage} from '../world/timeline.js';
import {formatZonelessTime} from '../world/view-time.js';
import {displayBytes, displayPercent, restoreOptionOf, runningStatus, withMicros} from '../world/view-values.js';
import {tableOf, type Cell, type Column, type SqlTable} from './sql-table.js';
import {backupDestOf, isPresentIn, type ViewVersion} from './view-version.js';

/** A row of a running job: the sys tenant's, or the restored tenant's own. */
export type ProgressRow = NamedRestore & {
	/** World time, ms since 1970. */
	readonly t: number;
	readonly version: ViewVersion;
	/** The session's time zone. */
	readonly offsetMinutes: number;
	/** The zone of the server's host. */
	readonly serverOffsetMinutes: number;
	/** Undefined in the sys tenant's row. */
	readonly ownStage: OwnStage | undefined;
	readonly figures: Figures | undefined;
};

type ProgressColumn = Column & {
	/** The first version that has it; undefined for 4.1. */
	readonly since?: ViewVersion;
	readonly valueOf: (row: ProgressRow) => Cell;
};

/** Both rows of every running job, oldest start first. */
export function progressRows(
	story: Story,
	at: Pick<ProgressRow, 't' | 'version' | 'offsetMinutes'>,
): readonly ProgressRow[] {
	return startedRestores(story, at.t)
		.filter(({restore}) => stageAt(restore, at.t) !== 'ended')
		.flatMap((named) => {
			const ownStage = ownStageAt(named.restore, at.t);
			const row = {...named, ...at, serverOffsetMinutes: story.offsetMinutes};
			const sysRow = {...row, ownStage: undefined, figures: undefined};
			return ownStage === undefined || named.restore.figures === 'nowhere'
				? [sysRow]
				: [sysRow, {...row, ownStage, figures: figuresAt(named.restore, at.t)}];
		});
}

/** The view, with the columns that it has in a version, in its order. */
export function progressView(story: Story, at: Parameters<typeof progressRows>[1]): SqlTable {
	return tableOf(
		columns.filter(({since}) => isPresentIn(at.version, since)),
		progressRows(story, at),
	);
}

/** The view reads the job from name-value pairs, hence its numbers are text; the figures come from other tables. */
const columns: readonly ProgressColumn[] = [
	{name: 'TENANT_ID', type: 'integer', valueOf: (row) => tenantIdOf(row)},
	{name: 'JOB_ID', type: 'integer', valueOf: ({restore}) => restore.jobId},
	{name: 'RESTORE_TENANT_NAME', type: 'longtext', valueOf: ({tenant}) => tenant},
	{name: 'RESTORE_TENANT_ID', type: 'longtext', valueOf: ({restore}) => String(restore.restoreTenantId)},
	{name: 'BACKUP_TENANT_NAME', type: 'longtext', valueOf: ({restore}) => restore.source.tenant},
	{name: 'BACKUP_TENANT_ID', type: 'longtext', valueOf: ({restore}) => String(restore.source.tenantId)},
	{name: 'BACKUP_CLUSTER_NAME', type: 'longtext', valueOf: ({restore}) => restore.source.cluster},
	{name: 'BACKUP_DEST', type: 'longtext', valueOf: ({restore}) => backupDestOf(restore)},
	{name: 'RESTORE_OPTION', type: 'longtext', valueOf: ({tenant}) => restoreOptionOf(tenant)},
	{name: 'RESTORE_TYPE', type: 'longtext', since: '4.3.3', valueOf: () => 'FULL'},
	{name: 'RESTORE_SCN', type: 'longtext', valueOf: ({restore}) => String(restore.restoreScn)},
	{name: 'RESTORE_SCN_DISPLAY', type: 'datetime', valueOf: (row) => scnTimeOf(row, row.restore.restoreScn)},
	{name: 'STATUS', type: 'longtext', valueOf: (row) => statusOf(row)},
	{
		name: 'START_TIMESTAMP',
		type: 'timestamp',
		valueOf: (row) => sessionTimeOf(row, withMicros(row.restore, row.restore.startedAt)),
	},
	{name: 'BACKUP_SET_LIST', type: 'longtext', valueOf: ({restore}) => restore.backupSets.join(',')},
	{name: 'BACKUP_PIECE_LIST', type: 'longtext', valueOf: ({restore}) => restore.backupPieces.join(',')},
	ofFigures('RECOVER_SCN', 'unsigned', ({recoverScn}) => recoverScn, '4.2.5'),
	ofFigures('RECOVER_SCN_DISPLAY', 'datetime', ({recoverScn}, row) => scnTimeOf(row, recoverScn), '4.2.5'),
	ofFigures('RECOVER_PROGRESS', 'decimal', ({recoverProgress}) => displayPercent(recoverProgress), '4.2.5'),
	ofFigures('TABLET_COUNT', 'integer', (_, {restore}) => restore.tabletCount, '4.2.5'),
	ofFigures('FINISH_TABLET_COUNT', 'integer', ({finishedTablets}) => finishedTablets, '4.2.5'),
	ofFigures('RESTORE_PROGRESS', 'decimal', ({restoreProgress}) => displayPercent(restoreProgress), '4.2.5'),
	ofFigures('TOTAL_BYTES', 'integer', (_, {restore}) => restore.totalBytes),
	ofFigures('TOTAL_BYTES_DISPLAY', 'varchar', (_, {restore}) => displayBytes(restore.totalBytes)),
	ofFigures('FINISH_BYTES', 'integer', ({finishedBytes}) => finishedBytes),
	ofFigures('FINISH_BYTES_DISPLAY', 'varchar', ({finishedBytes}) => displayBytes(finishedBytes)),
	{name: 'DESCRIPTION', type: 'longtext', valueOf: () => ''},
];

/** A column that is NULL in the sys tenant's row. */
function ofFigures(
	name: string,
	type: ProgressColumn['type'],
	read: (figures: Figures, row: ProgressRow) => Cell,
	since: ViewVersion = '4.1',
): ProgressColumn {
	return {name, type, since, valueOf: (row) => (row.figures === undefined ? null : read(row.figures, row))};
}

function tenantIdOf({ownStage, restore}: ProgressRow): number {
	return ownStage === undefined ? 1 : restore.restoreTenantId;
}

/** A timestamp is shown in the zone of the session. */
function sessionTimeOf({offsetMinutes}: ProgressRow, ns: bigint): string {
	return formatZonelessTime(ns, offsetMinutes);
}

/** An SCN is shown in the zone of the server, whatever that of the session is. */
function scnTimeOf({serverOffsetMinutes}: ProgressRow, ns: bigint): string {
	return formatZonelessTime(ns, serverOffsetMinutes);
}

function statusOf({ownStage, restore, t, version}: ProgressRow): string {
	return ownStage === undefined || ownStage === 'closing'
		? runningStatus(restore, t)
		: (version === '4.1' ? rawStatuses : foldedStatuses)[ownStage];
}

const rawStatuses = {restoring: 'RESTORE_WAIT_LS', checking: 'POST_CHECK', upgrading: 'UPGRADE'} as const;

/** Since 4.2 the view shows RESTORING for every phase but the upgrade. */
const foldedStatuses = {restoring: 'RESTORING', checking: 'RESTORING', upgrading: 'UPGRADE'} as const;
