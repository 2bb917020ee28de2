import type {Restore} from './scenario.js';

/** A stage of a restore job as the sys tenant's row shows it; `closing` is RESTORE_SUCCESS or RESTORE_FAIL. */
type Stage = 'before' | 'creating' | 'restoring' | 'closing' | 'ended';

export function stageAt(restore: Restore, t: number): Stage {
	if (t < restore.startedAt) {
		return 'before';
	}

	if (t < createdAt(restore)) {
		return 'creating';
	}

	if (t < restoredAt(restore)) {
		return 'restoring';
	}

	return t < endedAt(restore) ? 'closing' : 'ended';
}

/** A stage as the restored tenant's own row of CDB_OB_RESTORE_PROGRESS shows it. */
export type OwnStage = 'restoring' | 'checking' | 'upgrading' | 'closing';

/** Undefined while the restored tenant has no row of its own. */
export function ownStageAt(restore: Restore, t: number): OwnStage | undefined {
	const stage = stageAt(restore, t);
	if (stage === 'closing') {
		// CANCEL RESTORE drops the tenant and its rows with it.
		return restore.ending.type === 'cancelled' ? undefined : 'closing';
	}

	return stage === 'restoring' ? finerStageAt(restore, t) : undefined;
}

/** A restore that does not succeed never reaches POST_CHECK. */
function finerStageAt(restore: Restore, t: number): OwnStage {
	if (restore.ending.type !== 'success' || t < checkingAt(restore)) {
		return 'restoring';
	}

	return t < upgradingAt(restore) ? 'checking' : 'upgrading';
}

/** When POST_CHECK begins, of a restore that succeeds. */
export function checkingAt(restore: Restore): number {
	const {checkingMs} = {...tailOf(restore), ...restore};
	return upgradingAt(restore) - checkingMs;
}

/** When UPGRADE begins, of a restore that succeeds. */
export function upgradingAt(restore: Restore): number {
	const {upgradingMs} = {...tailOf(restore), ...restore};
	return restoredAt(restore) - upgradingMs;
}

/** The spans of POST_CHECK and UPGRADE by default: half a minute each, in a small restore a twentieth of it. */
function tailOf({restoringMs}: Restore) {
	const shareMs = Math.min(30_000, restoringMs / 20);
	return {checkingMs: shareMs, upgradingMs: shareMs};
}

/** Whether the tenant is in DBA_OB_TENANTS. */
export function isPresentAt(restore: Restore, t: number): boolean {
	return t >= appearedAt(restore) && t < droppedAt(restore);
}

/** When the tenant is listed in DBA_OB_TENANTS for the first time. */
export function appearedAt(restore: Restore): number {
	return restore.startedAt + restore.absentMs;
}

/** The end of CREATE_TENANT. */
export function createdAt(restore: Restore): number {
	return restore.startedAt + restore.creatingMs;
}

/** The end of WAIT_TENANT_RESTORE_FINISH: the finish time in the tenant's own history row. */
export function restoredAt(restore: Restore): number {
	return createdAt(restore) + restore.restoringMs;
}

/** When the row moves to the history: the finish time in the sys tenant's row. */
export function endedAt(restore: Restore): number {
	return restoredAt(restore) + restore.closingMs;
}

function droppedAt(restore: Restore): number {
	return restore.ending.type === 'cancelled'
		? restoredAt(restore)
		: endedAt(restore) + (restore.droppedAfterMs ?? Infinity);
}
