import {startedRestores} from '../world/rounds.js';
import type {Story} from '../world/scenario.js';
import {statusChangesOf, type StatusChange} from '../world/status-changes.js';
import {formatZonelessTime} from '../world/view-time.js';
import {withMicros} from '../world/view-values.js';
import {tableOf, type SqlTable} from './sql-table.js';

type EventRow = {
	/** In the zone of the session. */
	readonly timestamp: string;
	/** Names and values, of which the view has six places. */
	readonly values: ReadonlyArray<readonly [name: string, value: string]>;
};

const places = [0, 1, 2, 3, 4, 5] as const;

/** DBA_OB_ROOTSERVICE_EVENT_HISTORY, with the changes of the status of restore jobs alone, oldest first. */
export function eventView(
	story: Story,
	{t, offsetMinutes}: {readonly t: number; readonly offsetMinutes: number},
): SqlTable {
	const rows = startedRestores(story, t).flatMap(({tenant, restore}) =>
		statusChangesOf(restore)
			.filter(({at}) => at <= t)
			.map((change): EventRow => ({
				timestamp: formatZonelessTime(withMicros(restore, change.at), offsetMinutes),
				values: valuesOf(change, tenant, restore.jobId),
			})),
	);
	return tableOf(
		[
			{name: 'TIMESTAMP', type: 'timestamp', valueOf: ({timestamp}) => timestamp},
			{name: 'MODULE', type: 'varchar', valueOf: () => 'physical_restore'},
			{name: 'EVENT', type: 'varchar', valueOf: () => 'change_restore_status'},
			...places.flatMap((place) => [
				{name: `NAME${place + 1}`, type: 'varchar', valueOf: ({values}: EventRow) => values[place]?.[0] ?? ''} as const,
				{
					name: `VALUE${place + 1}`,
					type: 'longtext',
					valueOf: ({values}: EventRow) => values[place]?.[1] ?? '',
				} as const,
			]),
			{name: 'EXTRA_INFO', type: 'varchar', valueOf: () => ''},
			{name: 'RS_SVR_IP', type: 'varchar', valueOf: () => story.servers[0]?.ip ?? ''},
			{name: 'RS_SVR_PORT', type: 'integer', valueOf: () => 2882},
		],
		rows.toSorted((one, other) => one.timestamp.localeCompare(other.timestamp)),
	);
}

/** Only the first event of a job names its tenant as `tenant_name`. */
function valuesOf({status}: StatusChange, tenant: string, jobId: number): EventRow['values'] {
	return [
		['job_id', String(jobId)],
		[status === 'CREATE_TENANT' ? 'tenant_name' : 'tenant', tenant],
		['status', status],
	];
}
