import type {Fault} from '../agent/fault.js';
import type {Pace} from './progress-curve.js';

/** What happens to one tenant, as data. */
export type Scenario = {
	readonly tenant: string;
	/** One after another: each begins when the one before has been dropped or was cancelled. */
	readonly restores: readonly Restore[];
	/** A tenant that is there without a restore. */
	readonly existing?: {readonly tenantId: number; readonly createdAt: number};
};

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
	/** When the RESTORE statement is given: START_TIMESTAMP. */
	readonly statedAt: number;
	/** From the statement until the tenant is in DBA_OB_TENANTS; part of `creatingMs`. */
	readonly absentMs: number;
	/** CREATE_TENANT. */
	readonly creatingMs: number;
	/** WAIT_TENANT_RESTORE_FINISH. */
	readonly restoringMs: number;
	/** The last of `restoringMs` when all goes well, POST_CHECK and UPGRADE: only the tenant's own row tells them. */
	readonly checkingMs?: number;
	readonly upgradingMs?: number;
	/** RESTORE_SUCCESS or RESTORE_FAIL, before the row moves to the history. */
	readonly closingMs: number;
	/** From the end until the tenant is dropped; without it the tenant stays. */
	readonly droppedAfterMs?: number;
	readonly totalBytes: number;
	readonly tabletCount: number;
	readonly lsCount: number;
	/** From the consistent point to `restoreScn`: what the log track has to replay. */
	readonly logSpanMs: number;
	/**
	 * `hidden` is what every known agent answers: no figures while the restore runs, which SQL has all the same. `reported`
	 * is an agent that reads the restored tenant's row; `nowhere` a cluster that has no such row.
	 */
	readonly figures: 'hidden' | 'reported' | 'nowhere';
	/** What RESTORE_PROGRESS counts: bytes since 4.3.3, tablets before. */
	readonly progressBy: 'bytes' | 'tablets';
	/** Shares of the restoring phase; that of a failed restore ends where it failed. */
	readonly paces: {readonly bytes: Pace; readonly tablets: Pace; readonly log: Pace};
	/** The root service refreshes the counters now and then. */
	readonly countersEveryMs: number;
	readonly ending: Ending;
};

/** `cancelled`: CANCEL RESTORE drops the tenant at once; the job ends as FAIL, seen only in /restore/tasks. */
export type Ending =
	| {readonly type: 'success'}
	| {readonly type: 'failure'; readonly comment: string}
	| {readonly type: 'cancelled'; readonly comment: string};

/** A cluster and all that happens in it. */
export type Story = {
	readonly clusterName: string;
	readonly clusterId: number;
	readonly obVersion: string;
	/** Of the sys tenant. */
	readonly createdAt: number;
	readonly servers: ReadonlyArray<{readonly ip: string; readonly zone: string}>;
	readonly scenarios: readonly Scenario[];
	readonly outages: readonly Outage[];
	/** Everything happens again every so often, with new ids; `firstRound` may be negative: rounds before the story. */
	readonly rounds?: {readonly everyMs: number; readonly firstRound: number};
	/** The zone of the agent and of the views; +08:00 is 480. */
	readonly offsetMinutes: number;
	/** Running rows give their times without a zone, as where the progress view's columns are varchar. */
	readonly hasZonelessRunningRows?: boolean;
};

export type Outage = {readonly from: number; readonly to: number; readonly fault: Fault};
