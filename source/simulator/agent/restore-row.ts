import type {Restore} from '../world/scenario.js';

/** One row of the restore views as the agent sends it, in its order of keys (ob/agent/repository/model/bo/restore.go). */
export type RestoreRow = {
	readonly tenant_id: number;
	readonly job_id: number;
	readonly restore_tenant_name: string;
	readonly restore_tenant_id: number;
	readonly backup_tenant_name: string;
	readonly backup_tenant_id: number;
	readonly backup_cluster_name: string;
	readonly restore_option: string;
	readonly restore_scn: bigint;
	readonly restore_scn_display: string;
	readonly status: string;
	readonly start_timestamp: string;
	readonly backup_set_list: string;
	readonly backup_piece_list: string;
	/** This key and the next one: agents from 4.3.2 on, filled in /restore/tasks only. */
	readonly backup_data_uri: string;
	readonly backup_log_uri: string;
	readonly tablet_count: number;
	readonly finish_tablet_count: number;
	readonly total_bytes: number;
	readonly total_bytes_display: string;
	readonly finish_bytes: number;
	readonly finish_bytes_display: string;
	readonly description: string;
	readonly recover_scn: bigint;
	readonly recover_scn_display: string;
	readonly recover_progress: string;
	readonly restore_progress: string;
	readonly backup_cluster_version: number;
	readonly ls_count: number;
	readonly finish_ls_count: number;
	readonly comment: string;
	readonly finish_timestamp: string;
};

/** How a story's agent formats times: its zone, and whether running rows omit it. */
export type RowStyle = {readonly offsetMinutes: number; readonly isZonelessWhileRunning: boolean};

/** A started restore at a moment of world time (ms since 1970). */
export type RowMoment = {readonly restore: Restore; readonly t: number; readonly style: RowStyle};
