import {toNanoseconds} from '../agent/wire-time.js';
import {shareAt} from './progress-curve.js';
import type {Restore} from './scenario.js';

export type Stage = 'before' | 'creating' | 'restoring' | 'closing' | 'ended';

export function stageAt(restore: Restore, t: number): Stage {
	if (t < restore.statedAt) {
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

/** What the restored tenant does by its own row of CDB_OB_RESTORE_PROGRESS; undefined while there is no such row. */
export type OwnStage = 'restoring' | 'checking' | 'upgrading' | 'closing';

export function ownStageAt(restore: Restore, t: number): OwnStage | undefined {
	const stage = stageAt(restore, t);
	if (stage === 'closing') {
		// CANCEL RESTORE drops the tenant and its rows with it.
		return restore.ending.type === 'cancelled' ? undefined : 'closing';
	}

	return stage === 'restoring' ? finerStageAt(restore, t) : undefined;
}

/** A restore that will not succeed never comes to its checks. */
function finerStageAt(restore: Restore, t: number): OwnStage {
	const {checkingMs, upgradingMs} = {...tailOf(restore), ...restore};
	const leftMs = restoredAt(restore) - t;
	if (restore.ending.type !== 'success' || leftMs > checkingMs + upgradingMs) {
		return 'restoring';
	}

	return leftMs > upgradingMs ? 'checking' : 'upgrading';
}

/** Half a minute each, and of a small restore a twentieth. */
function tailOf({restoringMs}: Restore) {
	const shareMs = Math.min(30_000, restoringMs / 20);
	return {checkingMs: shareMs, upgradingMs: shareMs};
}

/** Is the tenant in DBA_OB_TENANTS? */
export function isPresentAt(restore: Restore, t: number): boolean {
	return t >= appearedAt(restore) && t < goneAt(restore);
}

export function appearedAt(restore: Restore): number {
	return restore.statedAt + restore.absentMs;
}

/** The end of WAIT_TENANT_RESTORE_FINISH: the finish time in the tenant's own history row. */
export function restoredAt(restore: Restore): number {
	return createdAt(restore) + restore.restoringMs;
}

/** When the row moves to the history: the finish time in the sys tenant's row. */
export function endedAt(restore: Restore): number {
	return restoredAt(restore) + restore.closingMs;
}

function goneAt(restore: Restore): number {
	return restore.ending.type === 'cancelled'
		? restoredAt(restore)
		: endedAt(restore) + (restore.droppedAfterMs ?? Infinity);
}

/** How far a restore has come: the figures of the restored tenant's own row in CDB_OB_RESTORE_PROGRESS. */
export type Figures = {
	readonly finishedBytes: number;
	readonly finishedTablets: number;
	/** Ns since 1970. */
	readonly recoverScn: bigint;
	/** Ten-thousandths, truncated as DECIMAL(6,2) is. */
	readonly restoreProgress: number;
	readonly recoverProgress: number;
};

/** Undefined until there is a tenant to count for. */
export function figuresAt(restore: Restore, t: number): Figures | undefined {
	const stage = stageAt(restore, t);
	return stage === 'before' || stage === 'creating'
		? undefined
		: countFigures(restore, passedShare(restore, t), stage !== 'restoring' && restore.ending.type === 'success');
}

function countFigures(restore: Restore, passed: number, isComplete: boolean): Figures {
	const reach = (share: number) => (isComplete ? 1 : share);
	const bytes = reach(heldShare(shareAt(restore.paces.bytes, passed)));
	const tablets = reach(heldShare(shareAt(restore.paces.tablets, passed)));
	const log = reach(shareAt(restore.paces.log, passed));
	return {
		finishedBytes: Math.floor(restore.totalBytes * bytes),
		finishedTablets: Math.floor(restore.tabletCount * tablets),
		recoverScn: restore.restoreScn - toNanoseconds(restore.logSpanMs * (1 - log)),
		restoreProgress: Math.floor((restore.progressBy === 'bytes' ? bytes : tablets) * 10_000),
		recoverProgress: Math.floor(log * 10_000),
	};
}

/** The root service holds a finished count at 99 % until the restore has succeeded (stat_restore_progress_). */
function heldShare(share: number): number {
	return Math.min(share, 0.99);
}

function passedShare(restore: Restore, t: number): number {
	const passedMs = Math.min(t - createdAt(restore), restore.restoringMs);
	const countedMs =
		passedMs < restore.restoringMs ? passedMs - (passedMs % restore.countersEveryMs) : restore.restoringMs;
	return countedMs / restore.restoringMs;
}

function createdAt(restore: Restore): number {
	return restore.statedAt + restore.creatingMs;
}
