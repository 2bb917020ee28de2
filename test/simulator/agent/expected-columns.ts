import {minute, start} from '../worlds.js';

/** The columns that are the same in every stage. */
export const statement = {
	job_id: 4,
	restore_tenant_name: 'rt2',
	restore_tenant_id: 1010,
	backup_tenant_name: 'shop',
	backup_tenant_id: 1002,
	backup_cluster_name: 'obc',
	restore_option: 'pool_list=rt2_pool&locality=FULL@zone1&primary_zone=RANDOM',
	restore_scn: BigInt(start - 5 * minute) * 1_000_000n + 245_001n,
	restore_scn_display: '2026-02-02T10:55:00.000245+08:00',
	// The views have microseconds, here derived from the job id.
	start_timestamp: '2026-02-02T11:00:00.000492+08:00',
	backup_set_list: 'file:///data/nfs/backup/data/backup_set_2_full',
	backup_piece_list: 'file:///data/nfs/backup/archive/piece_d1001r1p1,file:///data/nfs/backup/archive/piece_d1001r2p2',
	backup_data_uri: '',
	backup_log_uri: '',
	description: '',
};

/** The columns without figures: the view returns NULL, which gorm scans into Go's zero values. */
export const noFigures = {
	tablet_count: 0,
	finish_tablet_count: 0,
	total_bytes: 0,
	total_bytes_display: '',
	finish_bytes: 0,
	finish_bytes_display: '',
	recover_scn: 0n,
	recover_scn_display: '',
	recover_progress: '',
	restore_progress: '',
};
