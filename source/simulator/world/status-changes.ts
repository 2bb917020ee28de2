import type {Restore} from './scenario.js';
import {checkingAt, createdAt, restoredAt, upgradingAt} from './timeline.js';

/** A status that a job took on, as the root service records it; `at` is ms since 1970. */
export type StatusChange = {readonly status: string; readonly at: number};

/** The statuses of a restore in the order in which they begin: of the sys tenant's job, and of the tenant's own. */
export function statusChangesOf(restore: Restore): readonly StatusChange[] {
	return [...sysChanges(restore), ...(restore.figures === 'nowhere' ? [] : ownChanges(restore))].toSorted(
		(one, other) => one.at - other.at,
	);
}

function sysChanges(restore: Restore): readonly StatusChange[] {
	return [
		{status: 'CREATE_TENANT', at: restore.startedAt},
		{status: 'WAIT_TENANT_RESTORE_FINISH', at: createdAt(restore)},
		{status: restore.ending.type === 'success' ? 'RESTORE_SUCCESS' : 'RESTORE_FAIL', at: restoredAt(restore)},
	];
}

/** The steps before the log take no time here. CANCEL RESTORE drops the tenant, and no job of its own is left to end. */
function ownChanges(restore: Restore): readonly StatusChange[] {
	const begun = [
		'RESTORE_PRE',
		'RESTORE_CREATE_INIT_LS',
		'PHYSICAL_RESTORE_WAIT_RESTORE_TO_CONSISTENT_SCN',
		'RESTORE_WAIT_LS',
	];
	const steps = begun.map((status) => ({status, at: createdAt(restore)}));
	switch (restore.ending.type) {
		case 'success': {
			return [
				...steps,
				{status: 'POST_CHECK', at: checkingAt(restore)},
				{status: 'UPGRADE', at: upgradingAt(restore)},
				{status: 'RESTORE_SUCCESS', at: restoredAt(restore)},
			];
		}

		case 'failure': {
			return [...steps, {status: 'RESTORE_FAIL', at: restoredAt(restore)}];
		}

		case 'cancelled': {
			return steps;
		}
	}
}
