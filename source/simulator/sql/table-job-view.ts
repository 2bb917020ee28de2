import {startedRestores, type NamedRestore} from '../world/rounds.js';
import type {Story, TableRestore} from '../world/scenario.js';
import {endedAt, stageAt} from '../world/timeline.js';
import {formatZonelessTime} from '../world/view-time.js';
import {withMicros} from '../world/view-values.js';
import {tableOf, type SqlTable} from './sql-table.js';

type TableJobRow = NamedRestore & {readonly job: TableRestore; readonly isSys: boolean};

export type TableJobMoment = {
	readonly t: number;
	readonly offsetMinutes: number;
	/** CDB_OB_RECOVER_TABLE_JOB_HISTORY instead of CDB_OB_RECOVER_TABLE_JOBS. */
	readonly isHistory: boolean;
};

/**
 * The jobs that restore single tables, each with the sys tenant's row and the target tenant's, with the columns that say what
 * belongs together. A job ends here with the restore of its auxiliary tenant.
 */
export function tableJobView(story: Story, {t, offsetMinutes, isHistory}: TableJobMoment): SqlTable {
	const jobs = new Map(story.scenarios.map(({tenant, tableRestore}) => [tenant, tableRestore]));
	const rows = startedRestores(story, t)
		.filter(({restore}) => (stageAt(restore, t) === 'ended') === isHistory)
		.flatMap((named): readonly TableJobRow[] => {
			const job = jobs.get(named.tenant);
			return job === undefined ? [] : [true, false].map((isSys) => ({...named, job, isSys}));
		});
	const timeOf = ({restore}: TableJobRow, ms: number) => formatZonelessTime(withMicros(restore, ms), offsetMinutes);
	return tableOf(
		[
			{name: 'TENANT_ID', type: 'integer', valueOf: ({job, isSys}) => (isSys ? 1 : job.tenantId)},
			{name: 'JOB_ID', type: 'integer', valueOf: ({job, isSys}) => (isSys ? job.jobId : 1)},
			{name: 'INITIATOR_TENANT_ID', type: 'integer', valueOf: ({job, isSys}) => (isSys ? job.tenantId : 1)},
			{name: 'INITIATOR_JOB_ID', type: 'integer', valueOf: ({job, isSys}) => (isSys ? 0 : job.jobId)},
			{name: 'START_TIMESTAMP', type: 'timestamp', valueOf: (row) => timeOf(row, row.restore.startedAt)},
			{
				name: 'FINISH_TIMESTAMP',
				type: 'timestamp',
				valueOf: (row) => (isHistory ? timeOf(row, endedAt(row.restore)) : null),
			},
			{name: 'STATUS', type: 'varchar', valueOf: () => (isHistory ? 'COMPLETED' : 'RESTORE_AUX_TENANT')},
			{name: 'AUX_TENANT_NAME', type: 'varchar', valueOf: ({tenant}) => tenant},
			{name: 'TARGET_TENANT_NAME', type: 'varchar', valueOf: ({job}) => job.tenant},
		],
		rows,
	);
}
