import type {Moment} from '../moment.js';
import {isFinal, type Phase} from '../phase.js';
import type {RestoreJob} from '../restore-job.js';

/** One phase of a job, as far as it was observed. */
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

/** The spans after one more reading of the job, oldest first; a new phase ends the last span. */
export function nextPhases(spans: readonly PhaseSpan[], job: RestoreJob, moment: Moment): readonly PhaseSpan[] {
	const last = spans.at(-1);
	// RESTORE_FAIL ends the phase that has failed; there is nothing left to finish.
	const phase = job.outcome === 'failed' ? 'failed' : job.phase;
	if (last?.phase === phase) {
		return spans;
	}

	const closed = last === undefined ? spans : [...spans.slice(0, -1), closeSpan(last, moment)];
	const span = {
		phase,
		since: {at: moment.at, monotonicMs: moment.monotonicMs},
		isOpenStart: last === undefined,
	};
	return [...closed, isFinal(job.outcome) ? {...span, durationMs: 0} : span].slice(-mostPhases);
}

function closeSpan(span: PhaseSpan, moment: Moment): PhaseSpan {
	return {...span, durationMs: Math.max(0, moment.monotonicMs - span.since.monotonicMs)};
}
