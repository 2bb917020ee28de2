import type {ExactJson} from '../text/exact-json.js';

/**
 * How far the data is restored; a figure that the source does not report is absent, never 0.
 * Percent is the server's own figure, not clamped: it may step back, and it may leave 0–100.
 */
export type DataFigures = {
	readonly percent?: number;
	readonly finishedBytes?: number;
	readonly totalBytes?: number;
	readonly finishedTablets?: number;
	readonly totalTablets?: number;
};

/** How far the log is recovered; SCNs are nanoseconds since 1970. */
export type LogFigures = {
	/** Share of log *time* from the consistent point to the target, the server's own figure, not clamped. */
	readonly percent?: number;
	readonly recoverScn?: bigint;
	/** The point in time that the tenant is restored to. */
	readonly restoreScn?: bigint;
};

/** One restore as one answer describes it; instants are milliseconds since 1970. */
export type RestoreReading = {
	/** Grows from job to job of a cluster, but not by one. With the tenant's id it identifies a restore. */
	readonly jobId: number;
	/** The restored tenant's own id; never the row's `tenant_id`, which is 1 or this one. */
	readonly restoreTenantId: number;
	/** The server's status word; '' if it gave none. */
	readonly status: string;
	readonly startedAt?: number;
	/** Present exactly when the restore has ended: its row came from the history then. */
	readonly finishedAt?: number;
	readonly sourceCluster: string;
	readonly sourceTenant: string;
	readonly data: DataFigures;
	readonly log: LogFigures;
	/** Why it failed, control characters made visible, line feeds kept; '' on success. */
	readonly comment: string;
	/** The agent's own object with secrets masked: for machines, and not safe to draw. Absent for a reading over SQL. */
	readonly overview?: Readonly<Record<string, ExactJson>>;
};

/** Where a cluster's restores are discovered: OceanBase's views, the agent's list of restores, or its tenants one by one. */
export type DiscoverySource = 'sql' | 'tasks' | 'overview';

/** A restore of a list of all of a cluster. Over SQL its `reading` has SQL's status word and no `overview`. */
export type ListedReading = {
	/** The tenant that is restored to, as the server spells it. */
	readonly tenant: string;
	readonly reading: RestoreReading;
	/**
	 * Present for an auxiliary tenant, by way of which single tables are restored: the tenant that gets the tables, and the job
	 * of that in CDB_OB_RECOVER_TABLE_JOBS; both absent where they are not known.
	 */
	readonly tableRestore?: {readonly tenant?: string; readonly jobId?: number};
};

/**
 * The progress of a restore: the restored tenant's own row of CDB_OB_RESTORE_PROGRESS, which agents do not report. NULL is
 * absent, and 0 is 0.
 */
export type ProgressRow = Pick<RestoreReading, 'jobId' | 'restoreTenantId' | 'status' | 'data' | 'log'> & {
	/** RESTORE_TENANT_NAME: the tenant that is restored to; absent where the view does not report it. */
	readonly tenantName?: string;
	/** UNIX_TIMESTAMP(START_TIMESTAMP) in ms since 1970: the true start, whatever the zones of agent and session are. */
	readonly startedAt?: number;
};

/** The agent's reading of a job, with what its progress row from SQL adds. */
export type MergedReading = RestoreReading & {
	/** The status word of the tenant's own row; absent without a row. */
	readonly sqlStatus?: string;
	/** The more specific of both status words; absent where it is the agent's. */
	readonly finerStatus?: string;
};
