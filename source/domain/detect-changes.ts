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

	if (!isSameJob(before, job)) {
		return isFinal(job.outcome) && !isReasonAwaited(next)
			? [{...endingOf(job, next), newJobId: job.jobId}]
			: [{type: 'jobChanged', jobId: job.jobId, phase: job.phase, status: job.status}];
	}

	return detectProgress(before, previous, next);
}

/** A failure whose reason is not waited for any longer, though the restore cannot be read. */
function detectLateFailure(previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	return next.job !== undefined && isReasonAwaited(previous) && !isReasonAwaited(next)
		? [endingOf(next.job, next)]
		: [];
}

function detectRefusal(previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	if (next.isDropped || next.isGone) {
		const isOld = previous.isDropped || previous.isGone;
		return isOld ? [] : [{type: next.isDropped ? 'dropped' : 'gone'}];
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
