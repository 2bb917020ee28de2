import type {Moment} from '../moment.js';
import type {RestoreJob} from '../restore-job.js';

/** A failure without its reason: the running row says RESTORE_FAIL, and only the history has a comment. */
export type Unexplained = {
	/** When it was first read, by the monotonic clock. */
	readonly sinceMs: number;
	/** The failure is in the event log without its reason, which was waited for long enough. */
	readonly isReported: boolean;
};

type Failing = {readonly unexplained?: Unexplained};

/**
 * The row leaves the running restores at the next turn of OceanBase's scheduler, which is at most a minute away
 * (_restore_idle_time).
 */
const longestWaitMs = 60_000;

/** Whether the restore has failed and its reason may still be read. */
export function isReasonAwaited({unexplained}: Failing): boolean {
	return unexplained !== undefined && !unexplained.isReported;
}

/** The failure that waits for its reason, after one more reading of the job; nothing where there is none. */
export function nextUnexplained(
	known: Unexplained | undefined,
	{outcome, failure}: Pick<RestoreJob, 'outcome' | 'failure'>,
	{monotonicMs}: Pick<Moment, 'monotonicMs'>,
): Failing {
	return outcome === 'failed' && failure === undefined
		? {unexplained: known ?? {sinceMs: monotonicMs, isReported: false}}
		: {};
}

/** The restore once its reason has been waited for long enough; the same one before that. */
export function endWait<Restore extends Failing>(restore: Restore, nowMs: number): Restore {
	const {unexplained} = restore;
	return unexplained !== undefined && isReasonAwaited(restore) && nowMs - unexplained.sinceMs >= longestWaitMs
		? giveUpReason(restore)
		: restore;
}

/** The restore whose reason is not waited for any longer; the same one where none was. */
export function giveUpReason<Restore extends Failing>(restore: Restore): Restore {
	const {unexplained} = restore;
	return unexplained === undefined ? restore : {...restore, unexplained: {...unexplained, isReported: true}};
}
