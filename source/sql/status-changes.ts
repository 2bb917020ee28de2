import type {StatusChange} from '../domain/restore/status-change.js';
import {integer, known, word} from '../text/wire-value.js';
import type {SqlRow} from './sql-connection.js';
import {unixTime} from './unix-time.js';

/** OceanBase keeps these events for 7 days. */
const keptDays = 7;
/** Of one restore there are about ten. */
const mostChanges = 300;
/** An event has at most as many values, each with its name, in an order that differs between versions. */
const places = [1, 2, 3, 4, 5, 6] as const;

const view = 'oceanbase.DBA_OB_ROOTSERVICE_EVENT_HISTORY';
const columns = [
	'UNIX_TIMESTAMP(`TIMESTAMP`) AS CHANGED_AT',
	...places.flatMap((place) => [`NAME${place}`, `VALUE${place}`]),
].join(', ');
const condition = `\`MODULE\` = 'physical_restore' AND \`EVENT\` = 'change_restore_status' AND \`TIMESTAMP\` > DATE_SUB(NOW(), INTERVAL ${keptDays} DAY)`;

/** Fails where the view or one of its columns is missing or may not be read, and reads nothing. */
export const statusChangesProbe = `SELECT ${columns} FROM ${view} LIMIT 0`;
/** The newest changes, newest first. */
export const statusChangesQuery = `SELECT /*+ QUERY_TIMEOUT(5000000) */ ${columns} FROM ${view} WHERE ${condition} ORDER BY \`TIMESTAMP\` DESC LIMIT ${mostChanges}`;

/** Decodes rows of the view, newest first, column names in capitals; gives the changes oldest first. */
export function decodeStatusChanges(rows: readonly SqlRow[]): readonly StatusChange[] {
	return rows.flatMap((row) => decodeStatusChange(row) ?? []).toReversed();
}

/** Undefined for an event without a job, a status or a time. */
function decodeStatusChange(row: SqlRow): StatusChange | undefined {
	const values = new Map(places.map((place) => [row[`NAME${place}`], row[`VALUE${place}`]]));
	const jobId = integer(values.get('job_id'));
	const status = word(values.get('status'));
	const at = unixTime(row['CHANGED_AT']);
	// The first event of a job names the tenant as `tenant_name`, the others as `tenant` (ob_restore_scheduler.cpp).
	const tenantName = word(values.get('tenant_name') ?? values.get('tenant'));
	return jobId === undefined || status === '' || at === undefined
		? undefined
		: {jobId, status, at, ...known({tenantName: tenantName === '' ? undefined : tenantName})};
}
