import type {Moment} from '../moment.js';
import {isFinal, type Phase} from '../phase.js';
import type {RestoreJob} from '../restore-job.js';

/** One phase of a job, as far as it is known. */
export type PhaseSpan = {
	readonly phase: Phase;
	readonly since: Moment;
	/** The phase began before it was first observed: its length is a lower bound. */
	readonly isOpenStart: boolean;
	/** Length in milliseconds; undefined while it lasts. */
	readonly durationMs?: number;
};

/** A job has about six phases; one that alternates between two must not fill the memory. */
const mostPhases = 50;

type Times = {
	readonly moment: Moment;
	/** When the job started, by the monotonic clock; undefined if that is unknown. */
	readonly startedMs: number | undefined;
};

/** The spans after one more reading of the job, oldest first; a new phase ends the last span. */
export function nextPhases(spans: readonly PhaseSpan[], job: RestoreJob, times: Times): readonly PhaseSpan[] {
	const last = spans.at(-1);
	// RESTORE_FAIL ends the phase that has failed; there is nothing left to finish.
	const phase = job.outcome === 'failed' ? 'failed' : job.phase;
	if (last?.phase === phase) {
		return spans;
	}

	const began = beginningOf(job, times);
	const closed = last === undefined ? spans : [...spans.slice(0, -1), closeSpan(last, began)];
	const isOpenStart = last === undefined && (phase !== 'creating' || times.startedMs === undefined);
	const span = {phase, since: {at: began.at, monotonicMs: began.monotonicMs}, isOpenStart};
	return [...closed, isFinal(job.outcome) ? {...span, durationMs: 0} : span].slice(-mostPhases);
}

/**
 * When the present phase began: the first one with the job, and the end when the job says so, which is before it was read. The
 * phases together are then never longer than the whole.
 */
function beginningOf(job: RestoreJob, {moment, startedMs}: Times): Moment {
	if (startedMs === undefined) {
		return moment;
	}

	if (job.phase === 'creating') {
		return momentAt(startedMs, moment);
	}

	return job.startedAt === undefined || job.finishedAt === undefined
		? moment
		: momentAt(Math.min(moment.monotonicMs, startedMs + Math.max(0, job.finishedAt - job.startedAt)), moment);
}

/** The moment at another monotonic time. */
export function momentAt(monotonicMs: number, {at, monotonicMs: nowMs}: Moment): Moment {
	return {at: at + (monotonicMs - nowMs), monotonicMs};
}

/** A span that ends at a moment; never before it began. */
export function closeSpan(span: PhaseSpan, {monotonicMs}: Moment): PhaseSpan {
	return {...span, durationMs: Math.max(0, monotonicMs - span.since.monotonicMs)};
}
