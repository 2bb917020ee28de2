import {isSameKey, type ClusterId, type RestoreKey} from '../../domain/cluster.js';
import {detectBegin, detectChanges} from '../../domain/detect-changes.js';
import {memoByReference} from '../../domain/memo.js';
import {standstillOf, type Standstill} from '../../domain/progress/standstill.js';
import {endWait, isReasonAwaited} from '../../domain/restore/unexplained.js';
import {keyOf, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import {findCluster, updateCluster, type OpenInterval, type State} from '../state.js';
import {addEvents, type NewEvent} from './event-log.js';
import {inOrder} from './event-order.js';
import {endIntervals} from './intervals.js';

export type Transition = {
	readonly previous: WatchedRestore;
	readonly next: WatchedRestore;
	/** Of a restore that has just been discovered: whether it is no news, was seen first, or has begun since the last list. */
	readonly news?: 'none' | 'seen' | 'begun';
};

/** Changes one restore; one that is not watched changes nothing. */
export function updateRestore(
	state: State,
	key: RestoreKey,
	change: (restore: WatchedRestore) => WatchedRestore,
): State {
	const {cluster} = key;
	const restores = findCluster(state, cluster)?.restores ?? [];
	const index = restores.findIndex((restore) => isSameKey(keyOf(cluster, restore), key));
	const previous = restores[index];
	if (previous === undefined) {
		return state;
	}

	const next = change(previous);
	return takeRestores(state, cluster, {restores: restores.with(index, next), transitions: [{previous, next}]});
}

/** Changes the restores of a cluster in one pass. */
export function updateRestores(
	state: State,
	cluster: ClusterId,
	change: (restore: WatchedRestore) => WatchedRestore,
): State {
	const restores = findCluster(state, cluster)?.restores ?? [];
	const all = restores.map((previous) => ({previous, next: change(previous)}));
	const transitions = all.filter(({previous, next}) => previous !== next);
	return transitions.length === 0
		? state
		: takeRestores(state, cluster, {restores: all.map(({next}) => next), transitions});
}

/** Ends the waits for the reasons of failures that have lasted long enough; a failure is logged then. */
export function endWaits(state: State): State {
	let next = state;
	for (const {id, restores} of state.clusters) {
		if (restores.some((restore) => isReasonAwaited(restore))) {
			next = updateRestores(next, id, (restore) => endWait(restore, state.now.monotonicMs));
		}
	}

	return next;
}

type Update = {
	readonly restores: readonly WatchedRestore[];
	/** Of the restores that have changed. */
	readonly transitions: readonly Transition[];
};

/** Stores the restores, and logs the events of those that have changed. */
export function takeRestores(state: State, id: ClusterId, {restores, transitions}: Update): State {
	const changed = updateCluster(state, id, (cluster) => ({...cluster, restores}));
	const news = transitions.flatMap((transition) => eventsOf(transition, {cluster: id, nowMs: state.now.monotonicMs}));
	return endStalls(addEvents(changed, inOrder(news)), id, transitions);
}

function eventsOf(
	{previous, next, news}: Transition,
	{cluster, nowMs}: {readonly cluster: ClusterId; readonly nowMs: number},
): readonly NewEvent[] {
	if (news === 'none') {
		return [];
	}

	const {tenant, ownJobId} = next;
	const subject = {cluster, tenant, ...(ownJobId === undefined ? {} : {jobId: ownJobId})};
	const standstill = standstillAt(next);
	const detected = news === 'begun' ? detectBegin(next) : detectChanges(previous, next);
	const changes = detected.map((change) => ({...subject, change}));
	if (standstill === undefined || standstillAt(previous) !== undefined) {
		return changes;
	}

	const {track, sinceMs, longestPauseMs} = standstill;
	const pause = longestPauseMs === undefined ? {} : {longestPauseMs};
	const interval = {sinceMonotonicMs: nowMs - sinceMs};
	return [...changes, {...subject, change: {type: 'stalled', track, ...pause}, interval}];
}

function endStalls(state: State, id: ClusterId, transitions: readonly Transition[]): State {
	const ended = transitions.filter(
		({previous, next}) => standstillAt(previous) !== undefined && standstillAt(next) === undefined,
	);
	const keys = ended.map(({next}) => keyOf(id, next));
	return ended.length === 0
		? state
		: endIntervals(state, ({type, ...subject}) => type === 'stalled' && keys.some((key) => isIntervalOf(subject, key)));
}

function isIntervalOf({cluster, tenant, jobId}: Omit<OpenInterval, 'type'>, key: RestoreKey): boolean {
	return cluster === key.cluster && tenant === key.tenant && jobId === key.jobId;
}

/** Memoised: each restore is looked at twice, as the next one and later as the previous one. */
const standstillAt = memoByReference(({job, counters, countedMs}: WatchedRestore): Standstill | undefined =>
	job === undefined || countedMs === undefined ? undefined : standstillOf({job, counters, countedMs}),
);
