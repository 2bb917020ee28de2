import type {Engine} from './open-engine.js';

const second = 1_000_000_000n;
/** Ns since 1970: the point to restore to, and the point from which the log is recovered, three hours before. */
export const restoreScn = 1_795_600_000_123_456_789n;
export const consistentScn = restoreScn - 3n * 3600n * second;

/** A job as root service writes it down. */
export type Job = {
	readonly tenant: string;
	readonly jobId: number;
	readonly tenantId: number;
	readonly status: string;
	/** 1 before there is any log. */
	readonly readableScn: bigint;
	/** What RESTORE_PROGRESS counts. */
	readonly mode: 'BYTES' | 'TABLET_CNT';
	readonly tablets: readonly [total: number, finished: number];
	readonly bytes: readonly [total: number, finished: number];
};

/** Microseconds since 1970, as root service writes the start of a job. */
const startedUs = 1_795_590_000_464_651n;
export const startedAt = 1_795_590_000_464;

/** Replaces what the engine knows of jobs. */
export async function writeJobs({run}: Engine, jobs: readonly Job[]): Promise<void> {
	const tables = ['restore_job', 'restore_progress', 'tenant_info'];
	const statements = [
		...tables.map((table) => `DELETE FROM oceanbase.__all_virtual_${table}`),
		...jobs.flatMap((one) => statementsOf(one)),
	];
	for (const statement of statements) {
		// eslint-disable-next-line no-await-in-loop -- one connection takes one statement at a time
		await run(statement);
	}
}

function statementsOf(one: Job): readonly string[] {
	const {tenantId, jobId, tablets, bytes, readableScn, status} = one;
	return [
		parametersOf(one, {tenantId: 1, status: 'WAIT_TENANT_RESTORE_FINISH'}),
		parametersOf(one, {tenantId, status}),
		`INSERT INTO oceanbase.__all_virtual_restore_progress VALUES (${[tenantId, jobId, restoreScn, 3, 0, ...tablets, ...bytes].join(', ')})`,
		`REPLACE INTO oceanbase.__all_virtual_tenant_info VALUES (${tenantId}, 'RESTORE', ${readableScn})`,
	];
}

function parametersOf(
	{tenant, jobId, tenantId: restored, mode}: Job,
	{tenantId, status}: {readonly tenantId: number; readonly status: string},
): string {
	const parameters = {
		tenant_name: tenant,
		tenant_id: restored,
		backup_tenant_name: 'orders',
		backup_tenant_id: 1004,
		backup_cluster_name: 'obprod',
		backup_dest: 'oss://bucket/path?access_id=id&access_key=key',
		restore_option: 'pool_list=p1',
		restore_type: 'FULL',
		restore_scn: restoreScn,
		consistent_scn: consistentScn,
		restore_start_ts: startedUs,
		status,
		backup_set_list: 'backup_set_1_full',
		backup_piece_list: 'piece_d1001r1p1',
		progress_display_mode: mode,
		description: '',
	};
	const values = Object.entries(parameters).map(
		([name, value]) => `(${tenantId}, ${jobId}, ${quote(name)}, ${quote(String(value))})`,
	);
	return `INSERT INTO oceanbase.__all_virtual_restore_job VALUES ${values.join(', ')}`;
}

export function quote(text: string): string {
	return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
