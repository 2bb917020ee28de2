import type {Failure} from '../../domain/failure.js';
import {isFinal, type Outcome, type Phase} from '../../domain/phase.js';
import {priorDurationOf, type PriorDuration} from '../../domain/progress/prior-duration.js';
import type {Problem, ProblemCode} from '../../domain/problem.js';
import {progressRateOf, unknownRate, type ProgressRate} from '../../domain/progress/progress-rate.js';
import type {DataFigures, LogFigures} from '../../domain/restore-reading.js';
import type {RestoreJob} from '../../domain/restore-job.js';
import type {StateWord} from '../../domain/state-word.js';
import {logLagMs, shareOf, type Share} from '../../domain/progress/track.js';
import {makeVisible} from '../../text/visible-text.js';
import {
	elapsedOf,
	hasFigures,
	outcomeOfRestore,
	phaseOfRestore,
	type Elapsed,
	type PhaseSpan,
	type WatchedRestore,
} from '../../domain/watched-restore.js';
import type {State, WatchedCluster} from '../state.js';

/** One restore in its place in the list. */
export type Place = {
	readonly cluster: WatchedCluster;
	readonly restore: WatchedRestore;
	readonly isSelected: boolean;
};

/** Every watched restore in the order asked for; exactly one is selected, the first until a key says otherwise. */
export function selectPlaces(state: State): readonly Place[] {
	const places = state.clusters.flatMap((cluster) => cluster.restores.map((restore) => ({cluster, restore})));
	const {selected} = state.view;
	const found = places.findIndex(
		({cluster, restore}) => cluster.address === selected?.cluster && restore.tenant === selected.tenant,
	);
	const index = Math.max(0, found);
	return places.map((place, at) => ({...place, isSelected: at === index}));
}

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
	/** The name asked for. */
	readonly tenant: string;
	/** The same as it may be written to a terminal. */
	readonly name: string;
	/** What a sentence about its problem names. */
	readonly asked: {readonly address: string; readonly tenant: string; readonly isGone: boolean};
	readonly cluster: Pick<WatchedCluster, 'address' | 'name' | 'sql'>;
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
	/** For how long nothing has been heard of it, in ms: what grows with time stops there. 0 while it is heard of. */
	readonly silentMs: number;
	/** How long ago it ended, in ms, by the agent's clock. */
	readonly endedAgoMs: number | undefined;
	/** How fast it is and until when it takes; unknown where nobody counts. */
	readonly rate: ProgressRate;
	/** The latest rates of the data, oldest first. */
	readonly speeds: readonly number[];
	/** What finished restores of the same source took; undefined where there is none. */
	readonly priorDuration: PriorDuration | undefined;
	readonly phases: readonly PhaseSpan[];
	/** Whether it is known how far a track is. */
	readonly hasFigures: boolean;
	/** Who gave figures or counts of this job; undefined while there are none. */
	readonly source: 'agent' | 'sql' | undefined;
};

export function selectRestores(state: State): readonly RestoreView[] {
	return selectPlaces(state).map((place) => viewRestore(state, place));
}

function viewRestore(state: State, {cluster, restore, isSelected}: Place): RestoreView {
	const outcome = outcomeOfRestore(restore);
	const {job} = restore;
	const tone = toneOf(outcome);
	const {data = {}, log = {}} = job ?? {};
	const rate = viewPace(state, cluster, restore);
	const heardAt = frozenAt(state, cluster, restore);
	const shares = {data: shareOf(data.percent), log: shareOf(log.percent)};
	const name = makeVisible(restore.tenant);
	return {
		tenant: restore.tenant,
		name,
		asked: {address: cluster.address, tenant: name, isGone: restore.isDropped},
		cluster,
		isSelected,
		isStale: cluster.trouble !== undefined,
		ageMs: cluster.answeredAt && state.now.monotonicMs - cluster.answeredAt.monotonicMs,
		word: rate.stall === undefined ? wordOf(state, cluster, restore) : {type: 'stalled', forMs: rate.stall.sinceMs},
		outcome,
		phase: phaseOfRestore(restore),
		job,
		failure: job?.failure,
		problem: restore.problem,
		data: {...data, share: shares.data, tone},
		log: {...log, share: shares.log, tone, lagMs: outcome === 'succeeded' ? 0 : logLagMs(log)},
		elapsed: elapsedOf(restore, heardAt),
		silentMs: state.now.monotonicMs - heardAt,
		endedAgoMs: endedAgoMs(state, restore),
		rate,
		speeds: restore.speeds.values,
		priorDuration: job?.outcome === 'running' ? priorDurationOf(cluster.finished, job) : undefined,
		phases: restore.phases,
		hasFigures: shares.data !== undefined || shares.log !== undefined,
		source: sourceOf(restore),
	};
}

/** What SQL told stays shown when it tells nothing any more, unless the agent has figures of its own. */
function sourceOf({job, reading: report, progress: figures}: WatchedRestore): RestoreView['source'] {
	const isOfAgent = isOwnCounted(report);
	if (
		figures !== undefined &&
		job?.finishedAt === undefined &&
		(figures.isFresh || !isOfAgent) &&
		hasFigures(figures)
	) {
		return 'sql';
	}

	return isOfAgent ? 'agent' : undefined;
}

/** Of a restore that runs only while it is heard of: an estimate of what is not read would be invented. Of an ended one the average. */
function viewPace(state: State, cluster: WatchedCluster, restore: WatchedRestore): ProgressRate {
	const {job, counters, countedMs} = restore;
	const isSilent = cluster.trouble !== undefined || (cluster.sql.type === 'off' && !isOwnCounted(restore.reading));
	if (job === undefined || countedMs === undefined || (isSilent && job.outcome === 'running')) {
		return unknownRate;
	}

	const rate = progressRateOf({job, counters, countedMs}, state.now.monotonicMs);
	return job.outcome === 'running' ? rate : {...unknownRate, averageBytesPerSecond: rate.averageBytesPerSecond};
}

/** Whether the agent itself counts. */
function isOwnCounted(report: WatchedRestore['reading']): boolean {
	return report !== undefined && hasFigures(report);
}

function toneOf(outcome: Outcome): TrackTone {
	if (outcome === 'succeeded') {
		return 'done';
	}

	return outcome === 'failed' || outcome === 'dropped' ? 'failed' : 'moving';
}

/** What is no longer heard of stands still: elapsed time ends at the last answer then, at the drop of a dropped tenant too. */
function frozenAt(state: State, cluster: WatchedCluster, restore: WatchedRestore): number {
	const isFrozen = cluster.trouble !== undefined || restore.problem !== undefined || restore.isDropped;
	return isFrozen ? (restore.sample?.monotonicMs ?? 0) : state.now.monotonicMs;
}

function endedAgoMs(state: State, {job, sample}: WatchedRestore): number | undefined {
	if (job?.finishedAt === undefined || sample === undefined) {
		return undefined;
	}

	const agentNow = (sample.agentTime ?? sample.at) + (state.now.monotonicMs - sample.monotonicMs);
	return Math.max(0, agentNow - job.finishedAt);
}

function wordOf(state: State, cluster: WatchedCluster, restore: WatchedRestore): StateWord {
	const {job, problem} = restore;
	const outcome = outcomeOfRestore(restore);
	if (cluster.trouble !== undefined && !isFinal(outcome)) {
		const {problem: trouble, since} = cluster.trouble;
		return {type: 'noAnswer', code: trouble.code, forMs: state.now.monotonicMs - since.monotonicMs};
	}

	if (job === undefined && problem === undefined) {
		return {type: 'firstAnswer'};
	}

	return endWord(restore, outcome) ?? {type: 'phase', phase: phaseOfRestore(restore), status: job?.status ?? ''};
}

function endWord({job, problem}: WatchedRestore, outcome: Outcome): StateWord | undefined {
	switch (outcome) {
		case 'failed': {
			return {type: 'failed', code: job?.failure?.code};
		}

		case 'dropped':
		case 'none': {
			return {type: outcome};
		}

		case 'unknown': {
			return job === undefined && problem !== undefined
				? {type: 'rejected'}
				: {type: 'ended', status: job?.status ?? ''};
		}

		case 'running':
		case 'succeeded':
		case 'waiting': {
			return undefined;
		}
	}
}

/** Whether waiting longer could tell nothing new of any watched restore. */
export function isWatchOver(state: State): boolean {
	return state.clusters.every((cluster) => isHopeless(cluster) || cluster.restores.every((restore) => isOver(restore)));
}

function isOver(restore: WatchedRestore): boolean {
	const outcome = outcomeOfRestore(restore);
	return isFinal(outcome) || outcome === 'none' || isRefusedForever(restore) || restore.job?.finishedAt !== undefined;
}

/** A name that no answer will ever be had about; a row that cannot be read may be readable in its next phase. */
function isRefusedForever({job, problem}: WatchedRestore): boolean {
	return job === undefined && problem?.code === 'rejected' && problem.reason !== 'unreadableRow';
}

/** Nothing was ever read, and the reason is not one that passes by itself. */
function isHopeless({trouble, restores}: WatchedCluster): boolean {
	const {code, reason} = trouble?.problem ?? {};
	const isRefused = code === 'unauthorized' && reason !== 'passwordUnchecked';
	const isLasting = isRefused || code === 'malformed' || reason === 'notInCluster';
	return isLasting && restores.every(({job}) => job === undefined);
}

/** How many restores are how, for the summary line; a restore is counted once. */
export type Tally = {
	readonly total: number;
	readonly counts: ReadonlyArray<{readonly key: TallyKey; readonly count: number}>;
};

export type TallyKey =
	| 'running'
	| 'stalled'
	| 'waiting'
	| 'unreachable'
	| 'refused'
	| 'unreadable'
	| 'succeeded'
	| 'failed'
	| 'dropped'
	| 'other';

const tallyOrder: readonly TallyKey[] = [
	'running',
	'stalled',
	'waiting',
	'unreachable',
	'refused',
	'unreadable',
	'succeeded',
	'failed',
	'dropped',
	'other',
];

export function selectTally(restores: readonly RestoreView[]): Tally {
	const keys = restores.map((restore) => tallyKey(restore));
	const counts = tallyOrder.map((key) => ({key, count: keys.filter((one) => one === key).length}));
	return {total: restores.length, counts: counts.filter(({count}) => count > 0)};
}

const silenceKeys: Readonly<Record<ProblemCode, TallyKey>> = {
	unreachable: 'unreachable',
	timeout: 'unreachable',
	unauthorized: 'refused',
	notFound: 'refused',
	rejected: 'refused',
	malformed: 'unreadable',
};

function tallyKey({word, outcome}: RestoreView): TallyKey {
	if (word.type === 'noAnswer') {
		return silenceKeys[word.code];
	}

	if (word.type === 'stalled') {
		return word.type;
	}

	return outcome === 'unknown' || outcome === 'none' ? 'other' : outcome;
}
