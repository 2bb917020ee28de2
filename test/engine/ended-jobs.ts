import {quote} from './jobs.js';
import type {Engine} from './open-engine.js';

/** A row of the history, by the columns of its table; `finish_time` is so many seconds before now, or NULL. */
export type EndedRow = Readonly<Record<string, string | number | bigint | null>> & {
	readonly tenant_id: number;
	readonly job_id: number;
	readonly finish_time: number | null;
};

const common = {
	restore_tenant_name: 'audit',
	restore_tenant_id: 1054,
	backup_tenant_name: 'orders',
	backup_tenant_id: 1004,
	backup_cluster_name: 'obprod',
	backup_dest: 'oss://bucket/path?access_id=id&access_key=key',
	restore_scn: 1_795_600_000_123_456_789n,
	start_time: 600,
	status: 'SUCCESS',
	tablet_count: 590,
	finish_tablet_count: 590,
	total_bytes: 18_622_071,
	comment: '',
};

/** Both rows of a job that ended, with changes of both; the sys tenant's ends ten seconds later. */
export function bothRows(jobId: number, secondsAgo: number, changes: Partial<EndedRow> = {}): readonly EndedRow[] {
	return [
		{...common, tenant_id: 1, job_id: jobId, finish_time: secondsAgo, ...changes},
		{...common, tenant_id: 1054, job_id: jobId, finish_time: secondsAgo + 10, ...changes},
	];
}

/** Replaces the history. */
export async function writeHistory({run}: Engine, rows: readonly EndedRow[]): Promise<void> {
	await run('DELETE FROM oceanbase.__all_virtual_restore_job_history');
	for (const row of rows) {
		const names = Object.keys(row);
		const values = names.map((name) => valueOf(name, row[name] ?? null));
		// eslint-disable-next-line no-await-in-loop -- one connection takes one statement at a time
		await run(
			`INSERT INTO oceanbase.__all_virtual_restore_job_history (${names.join(', ')}) VALUES (${values.join(', ')})`,
		);
	}
}

function valueOf(name: string, value: string | number | bigint | null): string {
	if (value === null) {
		return 'NULL';
	}

	if (name === 'start_time' || name === 'finish_time') {
		return `DATE_SUB(NOW(6), INTERVAL ${value} SECOND)`;
	}

	return typeof value === 'string' ? quote(value) : String(value);
}
