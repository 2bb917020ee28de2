import type {RestoreKey} from '../../domain/cluster.js';
import type {Failure} from '../../domain/failure.js';
import type {Outcome, Phase} from '../../domain/phase.js';
import type {PriorDuration} from '../../domain/progress/prior-duration.js';
import type {Problem, ProblemCode} from '../../domain/problem.js';
import type {ProgressRate} from '../../domain/progress/progress-rate.js';
import type {DataFigures, LogFigures} from '../../domain/restore-reading.js';
import type {RestoreJob} from '../../domain/restore-job.js';
import type {StateWord} from '../../domain/state-word.js';
import type {Share} from '../../domain/progress/track.js';
import type {AgentRow} from '../../domain/restore/watched-restore.js';
import type {PhaseSpan} from '../../domain/restore/phase-span.js';
import type {WatchedCluster} from '../state.js';
import type {Freshness} from './freshness.js';

/** The state of a track, for the colour of its bar. */
export type TrackTone = 'moving' | 'done' | 'failed';

export type DataView = DataFigures & {readonly share: Share | undefined; readonly tone: TrackTone};
export type LogView = LogFigures & {
	readonly share: Share | undefined;
	readonly tone: TrackTone;
	/** How far the recovered log is behind the target, in ms of log time; undefined is unknown. */
	readonly lagMs: number | undefined;
};

/** Everything that screens and reports show of one restore. */
export type RestoreView = Omit<Freshness, 'readUntilMs'> & {
	readonly key: RestoreKey;
	/** The name given by the user, or the server's. */
	readonly tenant: string;
	/** The same name, safe to draw. */
	readonly name: string;
	/** What the sentence about its problem names. */
	readonly subject: {
		readonly address: string;
		readonly tenant: string;
		readonly isDropped: boolean;
		readonly isGone: boolean;
		/** Of a tenant that does not exist: the one of the cluster that is spelt nearly so. */
		readonly meant?: string;
	};
	/** Its tenant was named, rather than the restore discovered. */
	readonly isNamed: boolean;
	/** It was discovered, and had ended before watching began. */
	readonly isPast: boolean;
	/** Its tenant was dropped by a task of obshell that cancels the restore. */
	readonly isCancelled: boolean;
	readonly cluster: Pick<WatchedCluster, 'id' | 'label' | 'agent' | 'name' | 'sql'>;
	readonly isSelected: boolean;
	/** The kind of its cluster's problem and how long it has lasted, while that keeps it from being read. */
	readonly silence: {readonly code: ProblemCode; readonly forMs: number} | undefined;
	readonly word: StateWord;
	readonly outcome: Outcome;
	/** The tenant no longer exists, but its restore had ended: that end stays. */
	readonly isGone: boolean;
	/** It has failed, and its reason may still be read. */
	readonly isReasonAwaited: boolean;
	readonly phase: Phase;
	readonly job: RestoreJob | undefined;
	readonly failure: Failure | undefined;
	readonly problem: Problem | undefined;
	readonly data: DataView;
	readonly log: LogView;
	/** What the agent was asked for of a job that is described over SQL; undefined while it was not. */
	readonly agentRow: AgentRow | undefined;
	/** How long it has taken in ms; undefined is unknown. */
	readonly elapsedMs: number | undefined;
	/** How long it has not been read, in ms: durations stop growing then. 0 while it is read. */
	readonly silentMs: number;
	/** How long ago it ended, in ms, by the agent's clock; undefined while it runs. */
	readonly endedAgoMs: number | undefined;
	/** Rate and ETA; unknown where there is no progress. */
	readonly rate: ProgressRate;
	/** The latest rates of the data, oldest first. */
	readonly speeds: readonly number[];
	/** How long the previous restore of the same source took; undefined if there was none. */
	readonly priorDuration: PriorDuration | undefined;
	readonly phases: readonly PhaseSpan[];
	/** Whether the percent of a track is known. */
	readonly hasProgress: boolean;
};
