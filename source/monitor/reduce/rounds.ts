import type {ClusterId} from '../../domain/cluster.js';
import {updateCluster, type State} from '../state.js';

/** The state while the tenants of a cluster are polled. */
export function beginRound(state: State, id: ClusterId): State {
	const {monotonicMs} = state.now;
	return updateCluster(state, id, (cluster) => ({...cluster, nextPollMs: undefined, roundBeganMs: monotonicMs}));
}

/** The state after a round, with the time of the next one. */
export function endRound(
	state: State,
	id: ClusterId,
	{tookMs, pauseMs, nextAgent}: {readonly tookMs: number; readonly pauseMs: number; readonly nextAgent?: string},
): State {
	return updateCluster(state, id, (cluster) => ({
		...cluster,
		nextPollMs: state.now.monotonicMs + pauseMs,
		nextAgent,
		roundBeganMs: undefined,
		lastRoundMs: tookMs,
	}));
}
