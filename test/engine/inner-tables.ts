/**
 * The tables below OceanBase's restore views, as plain tables: the engine has none of them. Columns and types are
 * OceanBase's (its ob_inner_table_schema and documentation).
 */
const tables: Readonly<Record<string, string>> = {
	// A job is a set of names and values.
	__all_virtual_restore_job:
		'tenant_id BIGINT NOT NULL, job_id BIGINT NOT NULL, name VARCHAR(1024) NOT NULL, value LONGTEXT, PRIMARY KEY (tenant_id, job_id, name)',
	__all_virtual_restore_progress:
		'tenant_id BIGINT NOT NULL, job_id BIGINT NOT NULL, restore_scn BIGINT UNSIGNED NOT NULL, ls_count BIGINT NOT NULL, finish_ls_count BIGINT NOT NULL, tablet_count BIGINT NOT NULL, finish_tablet_count BIGINT NOT NULL, total_bytes BIGINT NOT NULL, finish_bytes BIGINT NOT NULL, PRIMARY KEY (tenant_id, job_id)',
	__all_virtual_tenant_info:
		'tenant_id BIGINT NOT NULL, tenant_role VARCHAR(100) NOT NULL, readable_scn BIGINT UNSIGNED NOT NULL, PRIMARY KEY (tenant_id)',
	DBA_OB_ROOTSERVICE_EVENT_HISTORY: `\`TIMESTAMP\` TIMESTAMP(6) NOT NULL, MODULE VARCHAR(64) NOT NULL, EVENT VARCHAR(64) NOT NULL, ${[
		1, 2, 3, 4, 5, 6,
	]
		.map((place) => `NAME${place} VARCHAR(256) DEFAULT '', VALUE${place} LONGTEXT`)
		.join(', ')}, EXTRA_INFO VARCHAR(512) DEFAULT '', RS_SVR_IP VARCHAR(46) DEFAULT '', RS_SVR_PORT BIGINT DEFAULT 0`,
	GV$OB_PARAMETERS:
		'SVR_IP VARCHAR(46) NOT NULL, SVR_PORT BIGINT NOT NULL, ZONE VARCHAR(128) NOT NULL, SCOPE VARCHAR(10), TENANT_ID BIGINT, NAME VARCHAR(128) NOT NULL, DATA_TYPE VARCHAR(128), VALUE VARCHAR(4096)',
};

export const innerTables: readonly string[] = Object.entries(tables).map(
	([name, columns]) => `CREATE TABLE oceanbase.${name} (${columns})`,
);
