import {detectChanges} from '../../domain/event.js';
import type {Moment} from '../../domain/moment.js';
import {isTenantProblem, rememberedProblem, type Problem} from '../../domain/problem.js';
import type {ProgressRow} from '../../domain/restore-reading.js';
import {addProgress, observe, refuse, type WatchedRestore} from '../../domain/watched-restore.js';
import type {Fact} from '../fact.js';
import {updateCluster, type State} from '../state.js';
import {addEvents, closeInterval} from './event-log.js';
import {applyCommand} from './apply-command.js';
import {noteStall} from './stall-events.js';
import {beginSqlTrouble, endSqlTrouble} from './sql-trouble.js';

/** The state after a fact: pure, and the only way from one state to the next. */
export function reduce(state: State, fact: Fact): State {
	const now = {at: fact.at, monotonicMs: fact.monotonicMs};
	return apply({...state, now}, fact);
}

function apply(state: State, fact: Fact): State {
	switch (fact.type) {
		case 'sampled': {
			const sample = {...state.now, ...(fact.agentTime === undefined ? {} : {agentTime: fact.agentTime})};
			return updateRestore(hear(state, fact), fact, (restore) => observe(restore, fact.report, sample));
		}

		case 'pollFailed': {
			return isTenantProblem(fact.problem)
				? updateRestore(hear(state, fact), fact, (restore) => refuse(restore, fact.problem))
				: beginTrouble(state, fact.cluster, fact.problem);
		}

		case 'versionRead': {
			return updateCluster(state, fact.cluster, (cluster) => ({...cluster, agentVersion: fact.agentVersion}));
		}

		case 'nameRead': {
			return updateCluster(state, fact.cluster, (cluster) => ({...cluster, name: fact.name}));
		}

		case 'finishedRead': {
			return updateCluster(state, fact.cluster, (cluster) => ({...cluster, finished: fact.finished}));
		}

		case 'figuresRead': {
			return takeFigures(endSqlTrouble(state, fact.cluster), fact.cluster, fact.rows);
		}

		case 'sqlFailed': {
			return beginSqlTrouble(state, fact.cluster, fact.problem);
		}

		case 'roundEnded': {
			const nextPollMs = fact.monotonicMs + fact.pauseMs;
			return updateCluster(state, fact.cluster, (cluster) => ({...cluster, nextPollMs}));
		}

		case 'ticked': {
			return state;
		}

		case 'commanded': {
			return applyCommand(state, fact.command);
		}
	}
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
		restores: cluster.restores.map((restore) => (restore === previous ? next : restore)),
	}));
	const events = detectChanges(previous, next).map((what) => ({
		cluster: place.cluster,
		tenant: place.tenant,
		change: what,
	}));
	return noteStall(addEvents(changed, events), place, previous, next);
}

function takeFigures(state: State, cluster: string, rows: readonly ProgressRow[]): State {
	const restores = state.clusters.find(({address}) => address === cluster)?.restores ?? [];
	let next = state;
	for (const {tenant} of restores) {
		next = updateRestore(next, {cluster, tenant}, (restore) => addProgress(restore, rows, state.now));
	}

	return next;
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
		return updateCluster(state, address, (cluster) => ({
			...cluster,
			trouble: {...trouble, problem: rememberedProblem(trouble.problem, problem)},
		}));
	}

	const since: Moment = trouble?.since ?? state.now;
	const calm = endTrouble(state, address);
	const eventId = calm.nextEventId;
	const interval = {sinceMonotonicMs: state.now.monotonicMs};
	const told = addEvents(calm, [{cluster: address, change: {type: 'unreachable', problem}, interval}]);
	return updateCluster(told, address, (cluster) => ({...cluster, trouble: {problem, since, eventId}}));
}

/** The agent has answered a question about a tenant, if only to refuse it. */
function hear(state: State, place: Place): State {
	if (findRestore(state, place) === undefined) {
		return state;
	}

	const {cluster: address} = place;
	return updateCluster(endTrouble(state, address), address, (cluster) => ({...cluster, answeredAt: state.now}));
}

function endTrouble(state: State, address: string): State {
	const trouble = state.clusters.find((cluster) => cluster.address === address)?.trouble;
	if (trouble === undefined) {
		return state;
	}

	const calm = updateCluster(state, address, (cluster) => ({...cluster, trouble: undefined}));
	return closeInterval(calm, trouble.eventId);
}
