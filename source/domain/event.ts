import type {ClusterId} from './cluster.js';
import type {Failure} from './failure.js';
import type {Outcome, Phase} from './phase.js';
import type {Problem} from './problem.js';
import type {CounterReset} from './progress/counter.js';
import type {CounterName} from './progress/counters.js';
import type {PhaseSpan} from './restore/phase-span.js';
import type {SqlProblem} from './sql-problem.js';

/**
 * What changed, as data; locale/ has the sentences. Durations are milliseconds. An ending has `newJobId` where that job is
 * not the one that was watched: it began and ended between two answers. An event is kept for weeks, so it holds the few
 * figures that are shown and never a whole job.
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
	/** A quarter that a track has reached; the bytes are of the data alone, and absent where they are not counted. */
	| {
			readonly type: 'milestone';
			readonly track: 'data' | 'log';
			readonly percent: number;
			readonly finishedBytes?: number;
			readonly totalBytes?: number;
	  }
	| {
			readonly type: 'succeeded';
			readonly elapsedMs?: number;
			readonly totalTablets?: number;
			readonly totalBytes?: number;
			readonly newJobId?: number;
			/** Of the data while it was counted, in bytes a second; undefined where it was not. */
			readonly averageBytesPerSecond?: number;
			/** How long its phases were seen, oldest first. */
			readonly phases: readonly PhaseSpan[];
	  }
	| {readonly type: 'failed'; readonly elapsedMs?: number; readonly failure: Failure; readonly newJobId?: number}
	/** The reason of a failure that is an event already: the running row has none, the history has. */
	| {readonly type: 'explained'; readonly failure: Failure}
	| {readonly type: 'ended'; readonly status: string; readonly newJobId?: number}
	| {readonly type: 'dropped'}
	| {readonly type: 'vanished'}
	| {readonly type: 'refused'; readonly problem: Problem}
	| {readonly type: 'unreachable'; readonly problem: Problem}
	| {readonly type: 'sqlOff'; readonly problem: SqlProblem}
	/** A counter whose rate was reset. */
	| {readonly type: 'restarted'; readonly counter: CounterName; readonly why: CounterReset}
	| {readonly type: 'stalled'; readonly track: 'data' | 'log'; readonly longestPauseMs: number};

/** A line of the event log. `id` grows from event to event. */
export type RestoreEvent = {
	readonly id: number;
	/** Our wall clock, ms since 1970. */
	readonly at: number;
	readonly cluster: ClusterId;
	/** Absent where the whole cluster is meant. */
	readonly tenant?: string;
	readonly change: Change;
	/** Only of an interval: when it began by the monotonic clock, and once it is over how long it was, in ms. */
	readonly interval?: {readonly sinceMonotonicMs: number; readonly durationMs?: number};
};
