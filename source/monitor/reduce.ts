import {detectChanges} from '../domain/event.js';
import type {Moment} from '../domain/moment.js';
import {isTenantProblem, type Problem} from '../domain/problem.js';
import {observe, refuse, type WatchedRestore} from '../domain/watched-restore.js';
import {addEvents, closeInterval} from './event-log.js';
import type {Fact} from './fact.js';
import {obey} from './obey.js';
import type {State, WatchedCluster} from './state.js';

/** The state after a fact: pure, and the only way from one state to the next. */
export function reduce(state: State, fact: Fact): State {
	const now = {at: fact.at, monotonicMs: fact.monotonicMs};
	return apply({...state, now}, fact);
}

function apply(state: State, fact: Fact): State {
	switch (fact.type) {
		case 'sampled': {
			const sample = {...state.now, ...(fact.agentTime === undefined ? {} : {agentTime: fact.agentTime})};
			return updateRestore(endTrouble(state, fact.cluster), fact, (restore) => observe(restore, fact.report, sample));
		}

		case 'pollFailed': {
			return isTenantProblem(fact.problem)
				? updateRestore(endTrouble(state, fact.cluster), fact, (restore) => refuse(restore, fact.problem))
				: beginTrouble(state, fact.cluster, fact.problem);
		}

		case 'versionRead': {
			return updateCluster(state, fact.cluster, (cluster) => ({...cluster, agentVersion: fact.agentVersion}));
		}

		case 'nameRead': {
			return updateCluster(state, fact.cluster, (cluster) => ({...cluster, name: fact.name}));
		}

		case 'roundEnded': {
			const nextPollMs = fact.monotonicMs + fact.pauseMs;
			return updateCluster(state, fact.cluster, (cluster) => ({...cluster, nextPollMs}));
		}

		case 'ticked': {
			return state;
		}

		case 'commanded': {
			return obey(state, fact.command);
		}
	}
}

function updateCluster(state: State, address: string, change: (cluster: WatchedCluster) => WatchedCluster): State {
	const clusters = state.clusters.map((cluster) => (cluster.address === address ? change(cluster) : cluster));
	return {...state, clusters};
}

type Place = {readonly cluster: string; readonly tenant: string};

/** Changes one restore and writes down what an operator would call an event. */
function updateRestore(state: State, place: Place, change: (restore: WatchedRestore) => WatchedRestore): State {
	const previous = findRestore(state, place);
	if (previous === undefined) {
		return state;
	}

	const next = change(previous);
	const changed = updateCluster(state, place.cluster, (cluster) => ({
		...cluster,
		answeredAt: state.now,
		restores: cluster.restores.map((restore) => (restore === previous ? next : restore)),
	}));
	const events = detectChanges(previous, next).map((what) => ({
		cluster: place.cluster,
		tenant: place.tenant,
		change: what,
	}));
	return addEvents(changed, events);
}

function findRestore(state: State, place: Place): WatchedRestore | undefined {
	return state.clusters
		.find(({address}) => address === place.cluster)
		?.restores.find(({tenant}) => tenant === place.tenant);
}

/** An agent that fails for the same reason as before adds nothing to the log: the interval goes on. */
function beginTrouble(state: State, address: string, problem: Problem): State {
	const trouble = state.clusters.find((cluster) => cluster.address === address)?.trouble;
	if (trouble?.problem.reason === problem.reason) {
		return updateCluster(state, address, (cluster) => ({...cluster, trouble: {...trouble, problem}}));
	}

	const since: Moment = trouble?.since ?? state.now;
	const calm = endTrouble(state, address);
	const eventId = calm.nextEventId;
	const interval = {sinceMonotonicMs: state.now.monotonicMs};
	const told = addEvents(calm, [{cluster: address, change: {type: 'unreachable', problem}, interval}]);
	return updateCluster(told, address, (cluster) => ({...cluster, trouble: {problem, since, eventId}}));
}

function endTrouble(state: State, address: string): State {
	const trouble = state.clusters.find((cluster) => cluster.address === address)?.trouble;
	if (trouble === undefined) {
		return state;
	}

	const calm = updateCluster(state, address, (cluster) => ({...cluster, trouble: undefined}));
	return closeInterval(calm, trouble.eventId);
}
