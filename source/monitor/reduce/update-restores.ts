import type {ClusterId, RestoreKey} from '../../domain/cluster.js';
import {detectChanges} from '../../domain/detect-changes.js';
import {progressStallOf, type ProgressStall} from '../../domain/progress/progress-rate.js';
import type {WatchedRestore} from '../../domain/restore/watched-restore.js';
import {findCluster, updateCluster, type State} from '../state.js';
import {addEvents, type NewEvent} from './event-log.js';
import {endIntervals} from './intervals.js';

type Transition = {readonly previous: WatchedRestore; readonly next: WatchedRestore};

/** Changes one restore; one that is not watched changes nothing. */
export function updateRestore(
	state: State,
	{cluster, tenant}: RestoreKey,
	change: (restore: WatchedRestore) => WatchedRestore,
): State {
	return updateRestores(state, cluster, (restore) => (restore.tenant === tenant ? change(restore) : restore));
}

/** Changes the restores of a cluster in one pass, and logs what an operator would call an event. */
export function updateRestores(
	state: State,
	id: ClusterId,
	change: (restore: WatchedRestore) => WatchedRestore,
): State {
	const previous = findCluster(state, id)?.restores ?? [];
	const restores = previous.map((restore) => change(restore));
	const transitions = restores.flatMap((next, index): readonly Transition[] => {
		const before = previous[index];
		return before === undefined || before === next ? [] : [{previous: before, next}];
	});
	if (transitions.length === 0) {
		return state;
	}

	const changed = updateCluster(state, id, (cluster) => ({...cluster, restores}));
	const news = transitions.flatMap((transition) => eventsOf(transition, {cluster: id, nowMs: state.now.monotonicMs}));
	return endStalls(addEvents(changed, news), id, transitions);
}

function eventsOf(
	{previous, next}: Transition,
	{cluster, nowMs}: {readonly cluster: ClusterId; readonly nowMs: number},
): readonly NewEvent[] {
	const {tenant} = next;
	const stall = stallOf(next);
	const changes = detectChanges(previous, next).map((change) => ({cluster, tenant, change}));
	if (stall === undefined || stallOf(previous) !== undefined) {
		return changes;
	}

	const {track, sinceMs, longestPauseMs} = stall;
	const interval = {sinceMonotonicMs: nowMs - sinceMs};
	return [...changes, {cluster, tenant, change: {type: 'stalled', track, longestPauseMs}, interval}];
}

function endStalls(state: State, id: ClusterId, transitions: readonly Transition[]): State {
	const moving = new Set(transitions.filter(({next}) => stallOf(next) === undefined).map(({next}) => next.tenant));
	return endIntervals(
		state,
		({type, cluster, tenant}) =>
			type === 'stalled' && cluster === id && tenant !== undefined && moving.has(tenant),
	);
}

function stallOf({job, counters, countedMs}: WatchedRestore): ProgressStall | undefined {
	return job?.outcome === 'running' && countedMs !== undefined
		? progressStallOf({job, counters, countedMs})
		: undefined;
}
