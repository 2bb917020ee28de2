/**
 * A change of a restore job's status, as DBA_OB_ROOTSERVICE_EVENT_HISTORY records it (MODULE physical_restore, EVENT
 * change_restore_status). Unlike what restop observes itself, it may lie before restop started.
 */
export type StatusChange = {
	readonly jobId: number;
	/** The tenant that is restored to; absent where the event does not name it. */
	readonly tenantName?: string;
	/** The server's status word that began then. */
	readonly status: string;
	/** When it began, ms since 1970 by OceanBase's clock. */
	readonly at: number;
};
