import {withKnownCounts} from '../domain/known-counts.js';
import type {ProgressRow, RestoreReading} from '../domain/restore-reading.js';
import {integer, known, lines, scn, word} from '../text/wire-value.js';
import {decodeProgressRow} from './progress-row.js';
import type {SqlRow} from './sql-connection.js';
import {unixTime} from './unix-time.js';

/**
 * One of the two rows that a restore has in a view: that of the sys tenant, which has the status of the whole job, and that
 * of the restored tenant, which counts.
 */
export type JobRow = {
	readonly isSys: boolean;
	/** RESTORE_TENANT_NAME; '' where the view does not have it. */
	readonly tenant: string;
	/** Its `restoreTenantId` is 0 where it is not known: before the tenant exists, or in the sys row of a view without it. */
	readonly reading: Omit<RestoreReading, 'overview'>;
	/** Of a running restore's own row. */
	readonly progress?: ProgressRow;
};

/** Columns of both views, beside those of the figures. BACKUP_DEST is left out: it holds credentials. */
export const sourceColumns = ['RESTORE_TENANT_ID', 'BACKUP_CLUSTER_NAME', 'BACKUP_TENANT_NAME'] as const;

const sysTenant = 1;

/**
 * Decodes a row of CDB_OB_RESTORE_PROGRESS, column names in capitals; undefined for one without a job or a tenant. NULL, a
 * missing column and a count that is not filled in are unknown.
 */
export function decodeRunningRow(row: SqlRow): JobRow | undefined {
	const progress = decodeProgressRow(row);
	if (progress === undefined) {
		return decodeJobRow(row, {});
	}

	const {tenantName = '', data, ...rest} = progress;
	const reading = {...rest, ...sourcesOf(row), data: withKnownCounts(data, false), comment: ''};
	return {isSys: false, tenant: tenantName, reading, progress};
}

/** Columns without which a row of the history is of no use. */
const endedKeys = ['TENANT_ID', 'JOB_ID', 'STATUS', 'RESTORE_TENANT_NAME', 'FINISH_TIMESTAMP'] as const;

/** Columns of CDB_OB_RESTORE_HISTORY. BACKUP_DEST is left out: it holds credentials. */
export const endedColumns = {
	keys: endedKeys,
	all: [
		...endedKeys,
		...sourceColumns,
		'RESTORE_SCN',
		'START_TIMESTAMP',
		'TABLET_COUNT',
		'FINISH_TABLET_COUNT',
		'TOTAL_BYTES',
		'FINISH_BYTES',
		'COMMENT',
	],
};

/** Decodes a row of CDB_OB_RESTORE_HISTORY likewise; undefined also for one without an end. */
export function decodeEndedRow(row: SqlRow): JobRow | undefined {
	const finishedAt = unixTime(row['FINISHED_AT']);
	const counts = known({
		finishedBytes: integer(row['FINISH_BYTES']),
		totalBytes: integer(row['TOTAL_BYTES']),
		finishedTablets: integer(row['FINISH_TABLET_COUNT']),
		totalTablets: integer(row['TABLET_COUNT']),
	});
	return finishedAt === undefined
		? undefined
		: decodeJobRow(row, {finishedAt, data: withKnownCounts(counts, true), comment: lines(row['COMMENT'])});
}

type Ending = Partial<Pick<RestoreReading, 'finishedAt' | 'data' | 'log' | 'comment'>>;

function decodeJobRow(row: SqlRow, {data = {}, log, comment = '', ...ended}: Ending): JobRow | undefined {
	const tenantId = integer(row['TENANT_ID']);
	const jobId = integer(row['JOB_ID']);
	if (tenantId === undefined || tenantId < sysTenant || jobId === undefined) {
		return undefined;
	}

	const isSys = tenantId === sysTenant;
	return {
		isSys,
		tenant: word(row['RESTORE_TENANT_NAME']),
		reading: {
			jobId,
			restoreTenantId: isSys ? (integer(row['RESTORE_TENANT_ID']) ?? 0) : tenantId,
			status: word(row['STATUS']),
			...known({startedAt: unixTime(row['STARTED_AT'])}),
			...ended,
			...sourcesOf(row),
			data,
			log: log ?? known({restoreScn: scn(row['RESTORE_SCN'])}),
			comment,
		},
	};
}

function sourcesOf(row: SqlRow): Pick<RestoreReading, 'sourceCluster' | 'sourceTenant'> {
	return {sourceCluster: word(row['BACKUP_CLUSTER_NAME']), sourceTenant: word(row['BACKUP_TENANT_NAME'])};
}
