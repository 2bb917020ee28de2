import type {ClusterId} from './cluster.js';
import type {CommandFailure} from './command-failure.js';
import type {Failure} from './failure.js';
import type {Outcome, Phase} from './phase.js';
import type {Problem} from './problem.js';
import type {CounterReset} from './progress/counter.js';
import type {CounterName} from './progress/counters.js';
import type {PhaseSpan} from './restore/phase-span.js';
import type {SqlProblem} from './sql-problem.js';
import type {Track} from './track.js';

/**
 * Why an agent is no alternative: it belongs to another cluster, it refuses the password, or the cluster lists agents at
 * other addresses than its own, so that they may be out of reach or somebody else's.
 */
export type WhyUnused = 'otherCluster' | 'passwordRefused' | 'notListed';

/**
 * What changed, as data; locale/ has the sentences. Durations are milliseconds. An ending has `newJobId` where it is the end
 * of another job than the one watched: that job began and ended between two readings. Events are kept for weeks, so they
 * hold the few figures that are shown and never a whole job.
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
	/** From one status that no version documents to another; documented ones are steps of a phase. */
	| {readonly type: 'statusChanged'; readonly status: string; readonly previous: string}
	/** A quarter that a track has reached; bytes only for the data, and absent where they are unknown. */
	| {
			readonly type: 'milestone';
			readonly track: Track;
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
			/** The average rate of the data in bytes a second; absent where it is unknown. */
			readonly averageBytesPerSecond?: number;
			/** The phases that were observed, oldest first. */
			readonly phases: readonly PhaseSpan[];
	  }
	/** Without `failure` its reason was waited for in vain. */
	| {readonly type: 'failed'; readonly elapsedMs?: number; readonly failure?: Failure; readonly newJobId?: number}
	/** The reason of a failure that was reported without one. */
	| {readonly type: 'explained'; readonly failure: Failure}
	| {readonly type: 'ended'; readonly status: string; readonly newJobId?: number}
	/** The tenant no longer exists: while its restore ran, or after its end. */
	| {readonly type: 'dropped'}
	/** A task of obshell has cancelled the restore whose tenant was dropped. */
	| {readonly type: 'cancelled'}
	| {readonly type: 'gone'}
	| {readonly type: 'vanished'}
	| {readonly type: 'refused'; readonly problem: Problem}
	| {readonly type: 'unreachable'; readonly problem: Problem}
	| {readonly type: 'sqlOff'; readonly problem: SqlProblem}
	/** Another agent of the cluster is polled from now on. */
	| {readonly type: 'agentChanged'; readonly agent: string}
	| {readonly type: 'agentUnused'; readonly agent: string; readonly why: WhyUnused}
	/** The agent was replaced by one of another version. */
	| {readonly type: 'versionChanged'; readonly version: string; readonly previous: string}
	/** A counter whose rate was reset. */
	| {readonly type: 'restarted'; readonly counter: CounterName; readonly why: CounterReset}
	/** A command of `--exec` has failed. */
	| {readonly type: 'execFailed'; readonly failure: CommandFailure}
	/** `track` moved last; without a pause it has hardly moved since it was first read. */
	| {readonly type: 'stalled'; readonly track: Track; readonly longestPauseMs?: number};

/** A line of the event log. `id` grows from event to event. */
export type RestoreEvent = {
	readonly id: number;
	/** Our wall clock, ms since 1970. */
	readonly at: number;
	readonly cluster: ClusterId;
	/** Absent where the whole cluster is meant. */
	readonly tenant?: string;
	/** The job of a restore that was discovered: its tenant may have several. */
	readonly jobId?: number;
	readonly change: Change;
	/** Only of an interval: its start by the monotonic clock, and its length in ms once it is over. */
	readonly interval?: {readonly sinceMonotonicMs: number; readonly durationMs?: number};
};
