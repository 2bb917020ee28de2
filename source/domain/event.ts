import type {Failure} from './failure.js';
import type {Moment} from './moment.js';
import {isFinal, type Outcome, type Phase} from './phase.js';
import type {Problem} from './problem.js';
import {rateOf} from './progress/rate.js';
import {isSameJob, type RestoreJob} from './restore-job.js';
import type {SqlProblem} from './sql-problem.js';
import type {CounterReset} from './progress/counter.js';
import type {CounterName} from './progress/counters.js';
import {
	elapsedOf,
	outcomeOfRestore,
	phaseOfRestore,
	quarterOf,
	type PhaseSpan,
	type Sample,
	type WatchedRestore,
} from './watched-restore.js';

/**
 * What changed, as data; words/ has the sentences. Durations are milliseconds. An ending names the job where it is another
 * than the one that was watched: it began and ended between two answers.
 */
export type Change =
	| {
			readonly type: 'firstSeen';
			readonly outcome: Outcome;
			readonly phase: Phase;
			readonly status: string;
			readonly jobId?: number;
			readonly endedAgoMs?: number;
			readonly failure?: Failure;
	  }
	| {readonly type: 'jobChanged'; readonly jobId: number; readonly phase: Phase; readonly status: string}
	| {
			readonly type: 'phaseChanged';
			readonly phase: Phase;
			readonly status: string;
			readonly previous: Phase;
			readonly previousMs?: number;
			readonly isOpenStart: boolean;
	  }
	| {readonly type: 'statusChanged'; readonly status: string; readonly previous: string}
	| {readonly type: 'milestone'; readonly track: 'data' | 'log'; readonly percent: number; readonly job: RestoreJob}
	| {
			readonly type: 'succeeded';
			readonly elapsedMs?: number;
			readonly job: RestoreJob;
			readonly newJobId?: number;
			/** Of the data while it was counted, in bytes a second; undefined where it was not. */
			readonly averageBytesPerSecond?: number;
			/** How long its phases were seen, oldest first. */
			readonly phases: readonly PhaseSpan[];
	  }
	| {readonly type: 'failed'; readonly elapsedMs?: number; readonly failure: Failure; readonly newJobId?: number}
	/** The reason of a failure that was told before: the running row has none, the history has. */
	| {readonly type: 'explained'; readonly failure: Failure}
	| {readonly type: 'ended'; readonly status: string; readonly newJobId?: number}
	| {readonly type: 'dropped'}
	| {readonly type: 'vanished'}
	| {readonly type: 'refused'; readonly problem: Problem}
	| {readonly type: 'unreachable'; readonly problem: Problem}
	| {readonly type: 'sqlOff'; readonly problem: SqlProblem}
	/** A counter that its rate begins anew for. */
	| {readonly type: 'restarted'; readonly counter: CounterName; readonly why: CounterReset}
	| {readonly type: 'stalled'; readonly track: 'data' | 'log'; readonly longestPauseMs: number};

/** A line of the event log. `id` grows from event to event. */
export type RestoreEvent = {
	readonly id: number;
	/** Our wall clock, ms since 1970. */
	readonly at: number;
	/** The address of the agent that was asked. */
	readonly cluster: string;
	/** Absent where the whole cluster is meant. */
	readonly tenant?: string;
	readonly change: Change;
	/** Only of an interval: when it began by the monotonic clock, and once it is over how long it was, in ms. */
	readonly interval?: {readonly sinceMonotonicMs: number; readonly durationMs?: number};
};

/**
 * What happened between two states of one restore: one transition is one change, the most specific. At first sight there
 * is only `firstSeen`: no milestones of the past.
 */
export function detectChanges(previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	const {job: before} = previous;
	const {job} = next;
	if (job === undefined || next.isDropped || next.problem !== undefined) {
		return detectRefusal(previous, next);
	}

	if (before === undefined) {
		return [firstSight(job, next)];
	}

	if (!isSameJob(before, job)) {
		return isFinal(job.outcome)
			? [{...ending(job, next), newJobId: job.jobId}]
			: [{type: 'jobChanged', jobId: job.jobId, phase: job.phase, status: job.status}];
	}

	return detectProgress(before, previous, next);
}

function detectRefusal(previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	if (next.isDropped) {
		return previous.isDropped ? [] : [{type: 'dropped'}];
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

/** A tenant that is not there yet, or was never restored, is seen as such. */
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

function detectProgress(before: RestoreJob, previous: WatchedRestore, next: WatchedRestore): readonly Change[] {
	const {job} = next;
	if (job === undefined) {
		return [];
	}

	if (job.outcome !== before.outcome && job.outcome !== 'running') {
		return [ending(job, next)];
	}

	if (job.failure !== undefined && before.failure?.comment === '' && job.failure.comment !== '') {
		return [{type: 'explained', failure: job.failure}];
	}

	if (job.phase !== before.phase) {
		return isFinal(before.outcome) ? [] : [phaseChange(job, previous.phases.at(-1), next.sample)];
	}

	if (job.status !== before.status && job.outcome === 'running' && !isOtherSource(previous, next)) {
		return [{type: 'statusChanged', status: job.status, previous: before.status}];
	}

	return [...detectRestart(previous, next), ...detectMilestones(previous, before, job)];
}

/**
 * Whether another status is only that of another source: the first figures of SQL bring a finer word for what goes on
 * anyway, and what ends in SQL's row falls back to the agent's word, which has not changed.
 */
function isOtherSource(previous: WatchedRestore, next: WatchedRestore): boolean {
	const isFirst = (previous.progress === undefined) !== (next.progress === undefined);
	const {reading, job} = next;
	return (
		isFirst || (reading !== undefined && reading.status === job?.status && previous.reading?.status === reading.status)
	);
}

function ending(job: RestoreJob, next: WatchedRestore): Extract<Change, {readonly newJobId?: number}> {
	const elapsed = next.sample === undefined ? undefined : elapsedOf(next, next.sample.monotonicMs);
	const elapsedMs = elapsed === undefined || elapsed.isDoubtful ? {} : {elapsedMs: elapsed.ms};
	if (job.outcome === 'succeeded') {
		const {average} = rateOf(next.counters.bytes);
		const phases = next.phases.filter(({phase}) => phase !== 'done');
		return {
			type: 'succeeded',
			...elapsedMs,
			job,
			phases,
			...(average === undefined ? {} : {averageBytesPerSecond: average}),
		};
	}

	return job.failure === undefined
		? {type: 'ended', status: job.status}
		: {type: 'failed', ...elapsedMs, failure: job.failure};
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

function detectRestart(
	{counters: before}: WatchedRestore,
	{counters: {reset: restart}}: WatchedRestore,
): readonly Change[] {
	return restart === undefined || restart.count === before.reset?.count
		? []
		: [{type: 'restarted', counter: restart.counter, why: restart.why}];
}

/** A figure that was unknown until now announces nothing: that quarter may be long past. */
function detectMilestones(previous: WatchedRestore, before: RestoreJob, job: RestoreJob): readonly Change[] {
	if (job.outcome !== 'running') {
		return [];
	}

	return (['data', 'log'] as const).flatMap((track) => {
		const percent = quarterOf(job[track].percent);
		const isNew = before[track].percent !== undefined && percent > previous.peaks[track];
		return isNew ? [{type: 'milestone' as const, track, percent, job}] : [];
	});
}
