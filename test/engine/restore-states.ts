import type {DataFigures, LogFigures} from '../../source/domain/restore-reading.js';
import type {Engine} from './open-engine.js';

const second = 1_000_000_000n;
/** Ns since 1970: the point to restore to, and the point from which the log is recovered, three hours before. */
export const restoreScn = 1_795_600_000_123_456_789n;
const consistentScn = restoreScn - 3n * 3600n * second;
/** 72.23 % of the log. */
const halfway = consistentScn + ((restoreScn - consistentScn) * 7223n) / 10_000n + 1n;
const totalBytes = 236_374_597_632;

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

export const job: Job = {
	tenant: 'audit',
	jobId: 41,
	tenantId: 1054,
	status: 'RESTORE_WAIT_LS',
	readableScn: halfway,
	mode: 'BYTES',
	tablets: [1767, 598],
	bytes: [totalBytes, 100_000_000_000],
};

/** What restop reads of a job at a point of its restore. */
export type State = {
	readonly title: string;
	readonly changes: Partial<Job>;
	readonly status: string;
	readonly data: DataFigures;
	readonly log: Omit<LogFigures, 'restoreScn'>;
};

const restoring = 'RESTORING';
const quick = 'PHYSICAL_RESTORE_WAIT_QUICK_RESTORE_FINISH';
const none = {tablets: [0, 0], bytes: [0, 0]} as const;
const whole = {tablets: [1767, 1767], bytes: [totalBytes, totalBytes], readableScn: restoreScn} as const;
const noCounts = {finishedBytes: 0, totalBytes: 0, finishedTablets: 0, totalTablets: 0};
const wholeData = {
	percent: 100,
	finishedBytes: totalBytes,
	totalBytes,
	finishedTablets: 1767,
	totalTablets: 1767,
};
const wholeLog = {percent: 100, recoverScn: restoreScn};

/** In the order of a restore; the end is that of the sys tenant. */
export const states: readonly State[] = [
	{
		title: 'before the log: the base SCN is no instant',
		changes: {status: 'RESTORE_PRE', readableScn: 1n, ...none},
		status: restoring,
		data: noCounts,
		log: {percent: 0},
	},
	{
		title: 'log streams are created',
		changes: {status: 'RESTORE_CREATE_INIT_LS', readableScn: 1n, ...none},
		status: restoring,
		data: noCounts,
		log: {percent: 0},
	},
	{
		title: 'on the way to the consistent point',
		changes: {
			status: 'PHYSICAL_RESTORE_WAIT_RESTORE_TO_CONSISTENT_SCN',
			readableScn: consistentScn - 5n * second,
			tablets: [0, 0],
			bytes: [totalBytes, 0],
		},
		status: restoring,
		data: {percent: 0, finishedBytes: 0, totalBytes, finishedTablets: 0, totalTablets: 0},
		log: {percent: 0, recoverScn: consistentScn - 5n * second},
	},
	{
		title: 'at the consistent point',
		changes: {status: quick, readableScn: consistentScn, tablets: [1767, 0], bytes: [totalBytes, 0]},
		status: quick,
		data: {percent: 0, finishedBytes: 0, totalBytes, finishedTablets: 0, totalTablets: 1767},
		log: {percent: 0, recoverScn: consistentScn},
	},
	{
		title: 'quick restore, a status that the view does not fold',
		changes: {status: quick, bytes: [totalBytes, 0]},
		status: quick,
		data: {percent: 0, finishedBytes: 0, totalBytes, finishedTablets: 598, totalTablets: 1767},
		log: {percent: 72.23, recoverScn: halfway},
	},
	{
		title: 'a percentage of tablets',
		changes: {mode: 'TABLET_CNT', bytes: [totalBytes, 0]},
		status: restoring,
		data: {percent: 33.84, finishedBytes: 0, totalBytes, finishedTablets: 598, totalTablets: 1767},
		log: {percent: 72.23, recoverScn: halfway},
	},
	{
		title: 'the log is recovered, and no bytes are counted yet',
		changes: {readableScn: restoreScn, tablets: [1767, 1200], bytes: [totalBytes, 0]},
		status: restoring,
		data: {percent: 0, finishedBytes: 0, totalBytes, finishedTablets: 1200, totalTablets: 1767},
		log: wholeLog,
	},
	{
		title: 'a percentage of bytes, truncated',
		changes: {readableScn: restoreScn},
		status: restoring,
		data: {percent: 42.3, finishedBytes: 100_000_000_000, totalBytes, finishedTablets: 598, totalTablets: 1767},
		log: wholeLog,
	},
	{
		title: 'held at 99 %',
		changes: {readableScn: restoreScn, tablets: [1767, 1766], bytes: [100, 99]},
		status: restoring,
		data: {percent: 99, finishedBytes: 99, totalBytes: 100, finishedTablets: 1766, totalTablets: 1767},
		log: wholeLog,
	},
	{
		title: 'more than the whole: nothing is clamped',
		changes: {readableScn: restoreScn + 4000n * second, tablets: [1767, 1900], bytes: [100, 250]},
		status: restoring,
		data: {percent: 250, finishedBytes: 250, totalBytes: 100, finishedTablets: 1900, totalTablets: 1767},
		log: {percent: 137.03, recoverScn: restoreScn + 4000n * second},
	},
	{
		title: 'the check, which the view folds',
		changes: {status: 'POST_CHECK', ...whole},
		status: restoring,
		data: wholeData,
		log: wholeLog,
	},
	{title: 'the upgrade', changes: {status: 'UPGRADE', ...whole}, status: 'UPGRADE', data: wholeData, log: wholeLog},
	{
		title: 'success',
		changes: {status: 'RESTORE_SUCCESS', ...whole},
		status: 'RESTORE_SUCCESS',
		data: wholeData,
		log: wholeLog,
	},
	{
		title: 'an early failure: a percentage that cannot be',
		changes: {status: 'RESTORE_FAIL', readableScn: 1n, ...none},
		status: 'RESTORE_FAIL',
		data: noCounts,
		log: {},
	},
	{
		title: 'a failure before the consistent point: a negative percentage',
		changes: {
			status: 'RESTORE_FAIL',
			readableScn: consistentScn - 1800n * second,
			tablets: [1767, 10],
			bytes: [0, 0],
		},
		status: 'RESTORE_FAIL',
		data: {finishedBytes: 0, totalBytes: 0, finishedTablets: 10, totalTablets: 1767},
		log: {recoverScn: consistentScn - 1800n * second},
	},
];

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
