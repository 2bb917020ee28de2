type Queried = {
	/** As the server spells it; may hold any character. */
	readonly tenant: string;
	/** Undefined before a job of the tenant is known. */
	readonly jobId: number | undefined;
};

/**
 * The official queries for a restore whose progress is not known, to be copied and run in the sys tenant; restop never runs
 * them. They read only, and never a column with credentials, such as BACKUP_DEST.
 */
export function restoreQueriesOf({tenant, jobId}: Queried): readonly string[] {
	const restore = jobId === undefined ? `RESTORE_TENANT_NAME = ${quoteSql(tenant)}` : `JOB_ID = ${jobId}`;
	return [
		`SELECT TENANT_ID, STATUS, RECOVER_PROGRESS, RESTORE_PROGRESS, TABLET_COUNT, FINISH_TABLET_COUNT, TOTAL_BYTES, FINISH_BYTES FROM oceanbase.CDB_OB_RESTORE_PROGRESS WHERE ${restore};`,
		`SELECT STATUS, START_TIMESTAMP, FINISH_TIMESTAMP, COMMENT FROM oceanbase.CDB_OB_RESTORE_HISTORY WHERE ${restore};`,
	];
}

/** A text of MySQL's mode, which the sys tenant has: `'` and `\` mean themselves when doubled. */
function quoteSql(text: string): string {
	return `'${text.replaceAll(/['\\]/gv, (sign) => sign.repeat(2))}'`;
}
