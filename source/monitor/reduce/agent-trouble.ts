import type {ClusterId} from '../../domain/cluster.js';
import {rememberedProblem, type Problem} from '../../domain/problem.js';
import {findCluster, updateCluster, type State} from '../state.js';
import {addEvents} from './event-log.js';
import {endIntervals} from './intervals.js';

/** The state after the agent gave no usable answer. The same reason again is no new event: the interval continues. */
export function beginTrouble(state: State, id: ClusterId, problem: Problem): State {
	const cluster = findCluster(state, id);
	if (cluster === undefined) {
		return state;
	}

	const {trouble} = cluster;
	if (trouble?.problem.reason === problem.reason) {
		const next = {...trouble, problem: rememberedProblem(trouble.problem, problem)};
		return updateCluster(state, id, (watched) => ({...watched, trouble: next}));
	}

	const since = trouble?.since ?? state.now;
	const interval = {sinceMonotonicMs: state.now.monotonicMs};
	const logged = addEvents(endOutage(state, id), [{cluster: id, change: {type: 'unreachable', problem}, interval}]);
	return updateCluster(logged, id, (watched) => ({
		...watched,
		trouble: {problem, since},
		discoverySource: watched.discoverySource === 'sql' ? 'sql' : undefined,
	}));
}

/** The state after the agent has answered a request about a tenant, even with a refusal. */
export function endTrouble(state: State, id: ClusterId): State {
	return updateCluster(endOutage(state, id), id, (cluster) => ({
		...cluster,
		trouble: undefined,
		answeredAt: state.now,
	}));
}

/**
 * The state in which another agent of the cluster is polled. The trouble was that of the agent before; the version of this
 * one is not known yet.
 */
export function changeAgent(state: State, id: ClusterId, agent: string): State {
	const cluster = findCluster(state, id);
	if (cluster === undefined || cluster.agent === agent) {
		return state;
	}

	const logged = addEvents(endOutage(state, id), [{cluster: id, change: {type: 'agentChanged', agent}}]);
	return updateCluster(logged, id, (watched) => ({...watched, agent, agentVersion: undefined, trouble: undefined}));
}

function endOutage(state: State, id: ClusterId): State {
	return endIntervals(state, ({type, cluster}) => type === 'unreachable' && cluster === id);
}
