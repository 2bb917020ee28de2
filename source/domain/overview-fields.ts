/**
 * The fields of an agent's restore overview, in the order of obshell's documentation. `backup_dest` is documented and never
 * sent: it holds credentials. The two URIs are sent from 4.3.2 on.
 */
export const overviewFields = [
	'tenant_id',
	'job_id',
	'restore_tenant_name',
	'restore_tenant_id',
	'backup_tenant_name',
	'backup_tenant_id',
	'backup_cluster_name',
	'backup_dest',
	'restore_option',
	'restore_scn',
	'restore_scn_display',
	'status',
	'start_timestamp',
	'backup_set_list',
	'backup_piece_list',
	'backup_data_uri',
	'backup_log_uri',
	'tablet_count',
	'finish_tablet_count',
	'total_bytes',
	'total_bytes_display',
	'finish_bytes',
	'finish_bytes_display',
	'description',
	'recover_scn',
	'recover_scn_display',
	'recover_progress',
	'restore_progress',
	'backup_cluster_version',
	'ls_count',
	'finish_ls_count',
	'comment',
	'finish_timestamp',
] as const;

export type OverviewField = (typeof overviewFields)[number];

/** What a field holds, where that is more than a text or a number. */
export type FieldKind = 'plain' | 'list' | 'lines' | 'time' | 'scn';

const kinds: ReadonlyMap<string, FieldKind> = new Map([
	['backup_set_list', 'list'],
	['backup_piece_list', 'list'],
	['comment', 'lines'],
	['restore_scn', 'scn'],
	['recover_scn', 'scn'],
	['restore_scn_display', 'time'],
	['recover_scn_display', 'time'],
	['start_timestamp', 'time'],
	['finish_timestamp', 'time'],
]);

/** What the field of that name holds; one that is not documented is plain. */
export function kindOfField(name: string): FieldKind {
	return kinds.get(name) ?? 'plain';
}

const known: ReadonlySet<string> = new Set(overviewFields);

/** The names in an agent's object that the documentation does not have, in the agent's order. */
export function undocumentedFields(overview: Readonly<Record<string, unknown>>): readonly string[] {
	return Object.keys(overview).filter((name) => !known.has(name));
}
