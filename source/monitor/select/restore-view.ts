import type {RestoreKey} from '../../domain/cluster.js';
import type {Failure} from '../../domain/failure.js';
import type {Outcome, Phase} from '../../domain/phase.js';
import type {PriorDuration} from '../../domain/progress/prior-duration.js';
import type {Problem} from '../../domain/problem.js';
import type {ProgressRate} from '../../domain/progress/progress-rate.js';
import type {DataFigures, LogFigures} from '../../domain/restore-reading.js';
import type {RestoreJob} from '../../domain/restore-job.js';
import type {StateWord} from '../../domain/state-word.js';
import type {Share} from '../../domain/progress/track.js';
import type {Elapsed} from '../../domain/restore/elapsed.js';
import type {PhaseSpan} from '../../domain/restore/phase-span.js';
import type {WatchedCluster} from '../state.js';

/** How a track stands, for its bar. */
export type TrackTone = 'moving' | 'done' | 'failed';

export type DataView = DataFigures & {readonly share: Share | undefined; readonly tone: TrackTone};
export type LogView = LogFigures & {
	readonly share: Share | undefined;
	readonly tone: TrackTone;
	/** How far the log lies behind the target, in ms of log time. */
	readonly lagMs: number | undefined;
};

/** All that screens and reports say of one restore. */
export type RestoreView = {
	readonly key: RestoreKey;
	/** The name asked for. */
	readonly tenant: string;
	/** The same as it may be written to a terminal. */
	readonly name: string;
	/** What a sentence about its problem names. */
	readonly subject: {readonly address: string; readonly tenant: string; readonly isDropped: boolean};
	readonly cluster: Pick<WatchedCluster, 'id' | 'agent' | 'name' | 'sql'>;
	readonly isSelected: boolean;
	/** Its cluster does not answer: what is shown is as old as `ageMs`. */
	readonly isStale: boolean;
	/** Since the last answer of its agent; undefined before the first. */
	readonly ageMs: number | undefined;
	readonly word: StateWord;
	readonly outcome: Outcome;
	readonly phase: Phase;
	readonly job: RestoreJob | undefined;
	readonly failure: Failure | undefined;
	readonly problem: Problem | undefined;
	readonly data: DataView;
	readonly log: LogView;
	readonly elapsed: Elapsed | undefined;
	/** For how long it has not been read, in ms: what grows with time stops there. 0 while it is read. */
	readonly silentMs: number;
	/** How long ago it ended, in ms, by the agent's clock. */
	readonly endedAgoMs: number | undefined;
	/** How fast it is and until when it takes; unknown where nothing is counted. */
	readonly rate: ProgressRate;
	/** The latest rates of the data, oldest first. */
	readonly speeds: readonly number[];
	/** What finished restores of the same source took; undefined where there is none. */
	readonly priorDuration: PriorDuration | undefined;
	readonly phases: readonly PhaseSpan[];
	/** Whether it is known how far a track is. */
	readonly hasProgress: boolean;
	/** Where the figures come from; undefined while there are none. */
	readonly source: 'agent' | 'sql' | undefined;
};
