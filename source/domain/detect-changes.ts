import {detectProgress, endingOf} from './detect-progress.js';
import type {Change} from './event.js';
import {isFinal} from './phase.js';
import {isReasonAwaited} from './restore/unexplained.js';
import {outcomeOfRestore, phaseOfRestore, type Sample, type WatchedRestore} from './restore/watched-restore.js';
import {isSameJob, type RestoreJob} from './restore-job.js';

/**
 * What changed between two states of one restore. A transition gives one change, the most specific; the first reading
 * gives only `firstSeen`, no milestones of the past.
 */
export function detectChanges(previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	const {job: before} = previous;
	const {job} = next;
	if (job === undefined || next.isDropped || next.problem !== undefined) {
		const failed = job === undefined || before === undefined ? [] : detectLateFailure(previous, next);
		return [...failed, ...detectRefusal(previous, next)];
	}

	if (before === undefined) {
		return isReasonAwaited(next) ? [] : [firstSight(job, next)];
	}

	return isSameJob(before, job) ? detectProgress(before, previous, next) : detectBegin(next);
}

/** What is reported of a restore that was not there at the last reading: that it began, or how it ended meanwhile. */
export function detectBegin(next: WatchedRestore): readonly Change[] {
	const {job} = next;
	if (job === undefined) {
		return [];
	}

	return isFinal(job.outcome) && !isReasonAwaited(next)
		? [{...endingOf(job, next), newJobId: job.jobId}]
		: [{type: 'jobChanged', jobId: job.jobId, phase: job.phase, status: job.status}];
}

/** A failure whose reason is not waited for any longer, though the restore cannot be read. That it was dropped is a reason. */
function detectLateFailure(previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	return next.job !== undefined && !next.isDropped && isReasonAwaited(previous) && !isReasonAwaited(next)
		? [endingOf(next.job, next)]
		: [];
}

function detectRefusal(previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	if (next.isDropped || next.isGone) {
		return detectLoss(previous, next);
	}

	const {problem} = next;
	if (problem === undefined || problem.reason === previous.problem?.reason) {
		return [];
	}

	if (next.job !== undefined && problem.reason === 'neverRestored') {
		return [{type: 'vanished'}];
	}

	return problem.code === 'notFound' ? [firstRefusal(next)] : [{type: 'refused', problem}];
}

function detectLoss(previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	if (next.isCancelled && !previous.isCancelled) {
		return [{type: 'cancelled'}];
	}

	const isOld = previous.isDropped || previous.isGone;
	return isOld ? [] : [{type: next.isDropped ? 'dropped' : 'gone'}];
}

/** A tenant that does not exist yet, or was never restored, is first seen in that state. */
function firstRefusal(next: WatchedRestore): Change {
	return {type: 'firstSeen', outcome: outcomeOfRestore(next), phase: phaseOfRestore(next), status: ''};
}

function firstSight(job: RestoreJob, next: WatchedRestore): Change {
	const endedAgoMs = job.finishedAt === undefined ? undefined : nowOfAgent(next.sample) - job.finishedAt;
	return {
		type: 'firstSeen',
		outcome: job.outcome,
		phase: job.phase,
		status: job.status,
		jobId: job.jobId,
		...(endedAgoMs === undefined ? {} : {endedAgoMs: Math.max(0, endedAgoMs)}),
		...(job.failure === undefined ? {} : {failure: job.failure}),
	};
}

function nowOfAgent(sample: Sample | undefined): number {
	return sample?.agentTime ?? sample?.at ?? 0;
}
