/**
 * The tables below OceanBase's restore views, as plain tables: the engine has none of them. Columns and types are
 * OceanBase's (its ob_inner_table_schema and documentation).
 */
const tableJob = `tenant_id BIGINT NOT NULL, job_id BIGINT NOT NULL, initiator_tenant_id BIGINT NOT NULL, initiator_job_id BIGINT NOT NULL, start_ts BIGINT NOT NULL DEFAULT 0, end_ts BIGINT NOT NULL DEFAULT 0, status VARCHAR(64) NOT NULL DEFAULT '', aux_tenant_name VARCHAR(128) NOT NULL, target_tenant_name VARCHAR(128) NOT NULL, import_all BOOL DEFAULT FALSE, restore_scn BIGINT UNSIGNED NOT NULL DEFAULT 0, ${['db_list', 'table_list', 'restore_option', 'backup_dest', 'backup_set_list', 'backup_piece_list', 'backup_passwd', 'external_kms_info', 'remap_db_list', 'remap_table_list', 'remap_tablegroup_list', 'remap_tablespace_list', 'result', 'comment', 'description'].map((name) => `${name} LONGTEXT`).join(', ')}, PRIMARY KEY (tenant_id, job_id)`;

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
	__all_virtual_restore_job_history:
		"tenant_id BIGINT NOT NULL, job_id BIGINT NOT NULL, restore_type VARCHAR(4096) NOT NULL DEFAULT 'FULL', restore_tenant_name VARCHAR(128) NOT NULL DEFAULT '', restore_tenant_id BIGINT NOT NULL DEFAULT -1, backup_tenant_name VARCHAR(128) NOT NULL DEFAULT '', backup_tenant_id BIGINT NOT NULL DEFAULT -1, backup_cluster_name VARCHAR(128) NOT NULL DEFAULT '', backup_dest LONGTEXT NOT NULL, restore_scn BIGINT UNSIGNED NOT NULL, restore_option VARCHAR(4096) NOT NULL DEFAULT '', start_time TIMESTAMP(6) NULL, finish_time TIMESTAMP(6) NULL, status VARCHAR(64) NOT NULL DEFAULT 'INVALID', backup_piece_list LONGTEXT, backup_set_list LONGTEXT, backup_cluster_version BIGINT NOT NULL DEFAULT 0, ls_count BIGINT NOT NULL DEFAULT 0, finish_ls_count BIGINT NOT NULL DEFAULT 0, tablet_count BIGINT NOT NULL DEFAULT 0, finish_tablet_count BIGINT NOT NULL DEFAULT 0, total_bytes BIGINT NOT NULL DEFAULT 0, finish_bytes BIGINT NOT NULL DEFAULT 0, description VARCHAR(1024), comment VARCHAR(1024), PRIMARY KEY (tenant_id, job_id)",
	...Object.fromEntries(
		['__all_virtual_recover_table_job', '__all_virtual_recover_table_job_history'].map((name) => [name, tableJob]),
	),
	DBA_OB_TENANTS:
		'TENANT_ID BIGINT NOT NULL, TENANT_NAME VARCHAR(128) NOT NULL, TENANT_TYPE VARCHAR(4), STATUS VARCHAR(64) NOT NULL',
	GV$OB_PARAMETERS:
		'SVR_IP VARCHAR(46) NOT NULL, SVR_PORT BIGINT NOT NULL, ZONE VARCHAR(128) NOT NULL, SCOPE VARCHAR(10), TENANT_ID BIGINT, NAME VARCHAR(128) NOT NULL, DATA_TYPE VARCHAR(128), VALUE VARCHAR(4096)',
};

export const innerTables: readonly string[] = Object.entries(tables).map(
	([name, columns]) => `CREATE TABLE oceanbase.${name} (${columns})`,
);
