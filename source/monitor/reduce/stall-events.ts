import {progressRateOf, type ProgressRate} from '../../domain/progress/progress-rate.js';
import type {WatchedRestore} from '../../domain/watched-restore.js';
import type {State} from '../state.js';
import {addEvents, closeInterval} from './event-log.js';

type Place = {readonly cluster: string; readonly tenant: string};

/** Writes down that a restore has come to a standstill, as an interval that ends when it moves again. */
export function noteStall(state: State, place: Place, previous: WatchedRestore, next: WatchedRestore): State {
	const before = stallOfRestore(previous);
	const now = stallOfRestore(next);
	if (before === undefined && now !== undefined) {
		const {track, sinceMs, longestPauseMs} = now;
		const interval = {sinceMonotonicMs: state.now.monotonicMs - sinceMs};
		return addEvents(state, [{...place, change: {type: 'stalled', track, longestPauseMs}, interval}]);
	}

	return before !== undefined && now === undefined ? endStall(state, place) : state;
}

function stallOfRestore({job, counters, countedMs}: WatchedRestore): ProgressRate['stall'] {
	return job?.outcome === 'running' && countedMs !== undefined
		? progressRateOf({job, counters, countedMs}, countedMs).stall
		: undefined;
}

function endStall(state: State, {cluster, tenant}: Place): State {
	const open = state.events.findLast(
		(event) => event.change.type === 'stalled' && event.cluster === cluster && event.tenant === tenant,
	);
	return open === undefined ? state : closeInterval(state, open.id);
}
