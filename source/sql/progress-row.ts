import type {ProgressRow} from '../domain/restore-reading.js';
import {cutMasked} from '../text/cut-text.js';
import {makeVisible} from '../text/visible-text.js';
import type {SqlRow, SqlValue} from './connect.js';

/** Without these a row says nothing. */
export const keyColumns = ['TENANT_ID', 'JOB_ID', 'STATUS'] as const;

/** What is read of CDB_OB_RESTORE_PROGRESS; what a version has of it differs. Not BACKUP_DEST, which holds credentials. */
export const progressColumns = [
	...keyColumns,
	'RESTORE_SCN',
	'RECOVER_SCN',
	'RECOVER_PROGRESS',
	'RESTORE_PROGRESS',
	'TABLET_COUNT',
	'FINISH_TABLET_COUNT',
	'TOTAL_BYTES',
	'FINISH_BYTES',
] as const;

const sysTenant = 1;
const longestStatus = 200;
/** Sizes and ids of OceanBase fit 64 bits. */
const largestInteger = 2n ** 63n - 1n;

/**
 * One row of the view, column names in capitals; undefined for one that is no restored tenant's. A column that is missing
 * or NULL is unknown, and 0 is 0. The row's own tenant is the restored one: in RESTORE_TENANT_ID, text out of the job's
 * parameters, it may be missing.
 */
export function decodeProgressRow(row: SqlRow): ProgressRow | undefined {
	const restoreTenantId = integer(row['TENANT_ID']);
	const jobId = integer(row['JOB_ID']);
	if (restoreTenantId === undefined || restoreTenantId <= sysTenant || jobId === undefined) {
		return undefined;
	}

	return {
		jobId,
		restoreTenantId,
		status: makeVisible(cutMasked(String(row['STATUS'] ?? ''), longestStatus)),
		data: known({
			percent: percent(row['RESTORE_PROGRESS']),
			finishedBytes: integer(row['FINISH_BYTES']),
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

function exactInteger(value: SqlValue | undefined): bigint | undefined {
	const isWhole = typeof value === 'number' ? Number.isSafeInteger(value) : /^\d{1,19}$/v.test(value ?? '');
	const exact = isWhole ? BigInt(value ?? -1) : -1n;
	return exact >= 0n && exact <= largestInteger ? exact : undefined;
}

function integer(value: SqlValue | undefined): number | undefined {
	const exact = exactInteger(value);
	return exact === undefined ? undefined : Number(exact);
}

/** Nanoseconds since 1970. 0 is no instant, and 1 is where OceanBase's log time begins before a tenant has any. */
function scn(value: SqlValue | undefined): bigint | undefined {
	const exact = exactInteger(value);
	return exact === undefined || exact <= 1n ? undefined : exact;
}

/** DECIMAL(6,2), as text on the wire; not clamped. */
function percent(value: SqlValue | undefined): number | undefined {
	return /^-?\d{1,9}(?:\.\d{1,9})?$/v.test(String(value ?? '')) ? Number(value) : undefined;
}

type Known<Values> = {readonly [name in keyof Values]?: Exclude<Values[name], undefined>};

/** The figures that are there. */
function known<Values extends Readonly<Record<string, unknown>>>(values: Values): Known<Values> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Known<Values>;
}
