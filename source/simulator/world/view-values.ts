import type {Restore} from './scenario.js';
import {stageAt} from './timeline.js';
import {toNanoseconds} from './view-time.js';

/** STATUS of the sys tenant's row in CDB_OB_RESTORE_PROGRESS. */
export function runningStatus(restore: Restore, t: number): string {
	switch (stageAt(restore, t)) {
		case 'before':
		case 'creating': {
			return 'CREATE_TENANT';
		}

		case 'restoring': {
			return 'WAIT_TENANT_RESTORE_FINISH';
		}

		case 'closing':
		case 'ended': {
			return restore.ending.type === 'success' ? 'RESTORE_SUCCESS' : 'RESTORE_FAIL';
		}
	}
}

/** RESTORE_OPTION: the options of the RESTORE statement. */
export function restoreOptionOf(tenant: string): string {
	return `pool_list=${tenant}_pool&locality=FULL@zone1&primary_zone=RANDOM`;
}

/** Ns since 1970. World time is in ms, view times have microseconds: those are derived from the job id. */
export function withMicros(restore: Restore, ms: number): bigint {
	return toNanoseconds(Math.floor(ms)) + BigInt((restore.jobId * 373) % 1000) * 1000n;
}

/** A share in ten-thousandths as the view's DECIMAL(6,2) percentage. */
export function displayPercent(tenThousandths: number): string {
	return (tenThousandths / 100).toFixed(2);
}

/** CONCAT(ROUND(x, 2), unit) of the view: 1024-based, MB is the smallest unit. */
export function displayBytes(bytes: number): string {
	const units = ['MB', 'GB', 'TB', 'PB'];
	let size = bytes / 1024 ** 2;
	let unit = 0;
	while (size >= 1024 && unit < units.length - 1) {
		size /= 1024;
		unit++;
	}

	return size.toFixed(2) + (units[unit] ?? '');
}
