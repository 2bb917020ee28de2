import type {Change} from './event.js';
import type {Moment} from './moment.js';
import {isFinal} from './phase.js';
import {rateOf} from './progress/rate.js';
import {elapsedOf} from './restore/elapsed.js';
import {quarterOf} from './restore/peaks.js';
import type {PhaseSpan} from './restore/phase-span.js';
import {isReasonAwaited} from './restore/unexplained.js';
import type {WatchedRestore} from './restore/watched-restore.js';
import type {RestoreJob} from './restore-job.js';
import type {DataFigures} from './restore-reading.js';

/** What changed between two readings of the same job. */
export function detectProgress(before: RestoreJob, previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	const {job} = next;
	if (job === undefined) {
		return [];
	}

	if (job.outcome === 'failed') {
		return detectFailure(before, previous, next);
	}

	if (job.outcome !== before.outcome && job.outcome !== 'running') {
		return [endingOf(job, next)];
	}

	if (job.phase !== before.phase) {
		return isFinal(before.outcome) ? [] : [phaseChange(job, previous.phases.at(-1), next.sample)];
	}

	if (job.status !== before.status && job.phase === 'unknown' && job.outcome === 'running') {
		return [{type: 'statusChanged', status: job.status, previous: before.status}];
	}

	return [...detectReset(previous, next), ...detectMilestones(previous, before, job)];
}

/** A failure is reported once its reason is known, or has been waited for long enough. */
function detectFailure(before: RestoreJob, previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	const {job} = next;
	if (job === undefined || isReasonAwaited(next)) {
		return [];
	}

	if (before.outcome !== 'failed' || isReasonAwaited(previous)) {
		return [endingOf(job, next)];
	}

	const isNews = (before.failure?.comment ?? '') === '' && job.failure !== undefined && job.failure.comment !== '';
	return isNews ? [{type: 'explained', failure: job.failure}] : [];
}

/** The event of a job that has ended. */
export function endingOf(job: RestoreJob, next: WatchedRestore): Extract<Change, {readonly newJobId?: number}> {
	const elapsed = next.sample === undefined ? undefined : elapsedOf(next, next.sample.monotonicMs);
	const elapsedMs = elapsed === undefined ? {} : {elapsedMs: elapsed};
	if (job.outcome === 'succeeded') {
		const {average} = rateOf(next.counters.bytes);
		const phases = next.phases.filter(({phase}) => phase !== 'done');
		return {
			type: 'succeeded',
			...elapsedMs,
			...totalsOf(job),
			phases,
			...(average === undefined ? {} : {averageBytesPerSecond: average}),
		};
	}

	return job.outcome === 'failed'
		? {type: 'failed', ...elapsedMs, ...(job.failure === undefined ? {} : {failure: job.failure})}
		: {type: 'ended', status: job.status};
}

function phaseChange(job: RestoreJob, last: PhaseSpan | undefined, moment: Moment | undefined): Change {
	const previousMs = last && moment && Math.max(0, moment.monotonicMs - last.since.monotonicMs);
	return {
		type: 'phaseChanged',
		phase: job.phase,
		status: job.status,
		previous: last?.phase ?? 'unknown',
		...(previousMs === undefined ? {} : {previousMs}),
		isOpenStart: last?.isOpenStart ?? true,
	};
}

function detectReset({counters: before}: WatchedRestore, {counters: {reset}}: WatchedRestore): readonly Change[] {
	return reset === undefined || reset.count === before.reset?.count
		? []
		: [{type: 'restarted', counter: reset.counter, why: reset.why}];
}

/** A percent that was unknown until now gives no milestone: that quarter may have been reached long before. */
function detectMilestones(previous: WatchedRestore, before: RestoreJob, job: RestoreJob): readonly Change[] {
	if (job.outcome !== 'running') {
		return [];
	}

	return (['data', 'log'] as const).flatMap((track) => {
		const percent = quarterOf(job[track].percent);
		const isNew = before[track].percent !== undefined && percent > previous.peaks[track];
		return isNew ? [{type: 'milestone' as const, track, percent, ...(track === 'data' ? bytesOf(job) : {})}] : [];
	});
}

function bytesOf({data: {finishedBytes, totalBytes}}: RestoreJob): Pick<DataFigures, 'finishedBytes' | 'totalBytes'> {
	return {
		...(finishedBytes === undefined ? {} : {finishedBytes}),
		...(totalBytes === undefined ? {} : {totalBytes}),
	};
}

function totalsOf({data: {totalTablets, totalBytes}}: RestoreJob): Pick<DataFigures, 'totalTablets' | 'totalBytes'> {
	return {
		...(totalTablets === undefined ? {} : {totalTablets}),
		...(totalBytes === undefined ? {} : {totalBytes}),
	};
}
