import {shareAt} from './progress-curve.js';
import type {Restore} from './scenario.js';
import {createdAt, stageAt} from './timeline.js';
import {toNanoseconds} from './view-time.js';

/** How far a restore has come: the figures of the restored tenant's own row in CDB_OB_RESTORE_PROGRESS. */
export type Figures = {
	readonly finishedBytes: number;
	readonly finishedTablets: number;
	/** Ns since 1970. */
	readonly recoverScn: bigint;
	/** Ten-thousandths, truncated as DECIMAL(6,2) is. */
	readonly restoreProgress: number;
	/** Ten-thousandths, truncated as DECIMAL(6,2) is. */
	readonly recoverProgress: number;
};

/** The figures at a moment (ms of world time); undefined before the tenant has been created. */
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

/** The root service caps a finished count at 99 % until the restore has succeeded (stat_restore_progress_). */
function heldShare(share: number): number {
	return Math.min(share, 0.99);
}

/** The share of the restoring phase that had passed at the latest refresh of the counters. */
function passedShare(restore: Restore, t: number): number {
	const passedMs = Math.min(t - createdAt(restore), restore.restoringMs);
	const countedMs =
		passedMs < restore.restoringMs ? passedMs - (passedMs % restore.countersEveryMs) : restore.restoringMs;
	return countedMs / restore.restoringMs;
}
