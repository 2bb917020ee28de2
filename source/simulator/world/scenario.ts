import type {Fault} from './fault.js';
import type {Pace} from './progress-curve.js';

/** The restores of one tenant, as data. */
export type Scenario = {
	readonly tenant: string;
	/** One after another: each starts after the tenant of the previous one has been dropped or cancelled. */
	readonly restores: readonly Restore[];
	/** Given for a tenant that exists without a restore; `createdAt` is in ms since 1970. */
	readonly existing?: {readonly tenantId: number; readonly createdAt: number};
	/** Given for an auxiliary tenant that OceanBase restores to take single tables from it. */
	readonly tableRestore?: TableRestore;
};

/** The job that an auxiliary tenant is restored for, and the tenant that gets the tables. */
export type TableRestore = {readonly jobId: number; readonly tenant: string; readonly tenantId: number};

/** One restore job. Times are ms of world time, which are ms since 1970; the spans follow one another. */
export type Restore = {
	readonly jobId: number;
	readonly restoreTenantId: number;
	readonly source: {readonly cluster: string; readonly tenant: string; readonly tenantId: number};
	/** The point to restore to, ns since 1970. */
	readonly restoreScn: bigint;
	readonly backupSets: readonly string[];
	readonly backupPieces: readonly string[];
	readonly dataUri: string;
	readonly logUri: string;
	/** When the RESTORE statement is executed: START_TIMESTAMP. */
	readonly startedAt: number;
	/** From the start until the tenant is in DBA_OB_TENANTS; part of `creatingMs`. */
	readonly absentMs: number;
	/** CREATE_TENANT. */
	readonly creatingMs: number;
	/** WAIT_TENANT_RESTORE_FINISH. */
	readonly restoringMs: number;
	/** POST_CHECK at the end of `restoringMs` of a success, visible in the tenant's own row only. */
	readonly checkingMs?: number;
	/** UPGRADE, the last part of `restoringMs`, likewise. */
	readonly upgradingMs?: number;
	/** RESTORE_SUCCESS or RESTORE_FAIL, before the row moves to the history. */
	readonly closingMs: number;
	/** From the end until the tenant is dropped; undefined: it stays. */
	readonly droppedAfterMs?: number;
	readonly totalBytes: number;
	readonly tabletCount: number;
	readonly lsCount: number;
	/** From the consistent point to `restoreScn`: the log to be replayed. */
	readonly logSpanMs: number;
	/**
	 * `hidden`, as with every known agent: none over HTTP while the restore runs, but over SQL. `reported`: the agent reads
	 * the restored tenant's own row as well. `nowhere`: the cluster has no such row.
	 */
	readonly figures: 'hidden' | 'reported' | 'nowhere';
	/** What RESTORE_PROGRESS counts: bytes since 4.3.3, tablets before. */
	readonly progressBy: 'bytes' | 'tablets';
	/** Over the restoring phase; those of a failed restore end where it failed. */
	readonly paces: {readonly bytes: Pace; readonly tablets: Pace; readonly log: Pace};
	/** The period with which the root service refreshes the counters. */
	readonly countersEveryMs: number;
	readonly ending: Ending;
	/** Started through obshell, which keeps a task about it; by the RESTORE statement unless given. */
	readonly isByAgent?: boolean;
};

/**
 * `cancelled`: the tenant is dropped at once; the job ends as FAIL, listed in /restore/tasks only. Unless `isByStatement`, it
 * is obshell that cancels, which keeps a task about it; OceanBase ends the job alike after CANCEL RESTORE and DROP TENANT.
 */
type Ending =
	| {readonly type: 'success'}
	| {readonly type: 'failure'; readonly comment: string}
	| {readonly type: 'cancelled'; readonly comment: string; readonly isByStatement?: boolean};

/**
 * Everything that ever happens in a simulated cluster: its tenants and their restores, and when its agent fails. A story
 * is plain data with absolute times; `createWorld` computes from it what is true at any moment.
 */
export type Story = {
	readonly clusterName: string;
	readonly clusterId: number;
	readonly obVersion: string;
	/** Of the sys tenant, ms since 1970. */
	readonly createdAt: number;
	readonly servers: ReadonlyArray<{readonly ip: string; readonly zone: string}>;
	readonly scenarios: readonly Scenario[];
	readonly outages: readonly Outage[];
	/**
	 * A round is one repetition of all scenarios and outages, `everyMs` later and with new ids; undefined: everything
	 * happens once. Round 0 has the times as written, a negative `firstRound` adds rounds before it.
	 */
	readonly rounds?: {readonly everyMs: number; readonly firstRound: number};
	/** The time zone of the agent and the views; +08:00 is 480. */
	readonly offsetMinutes: number;
	/** The agent's running rows have times without a zone, as in versions whose progress view has varchar columns. */
	readonly hasZonelessRunningRows?: boolean;
};

/** A fault of the agent between two times, `to` excluded; ms since 1970. */
export type Outage = {readonly from: number; readonly to: number; readonly fault: Fault};
