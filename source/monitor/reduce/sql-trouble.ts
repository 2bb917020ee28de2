import type {SqlProblem} from '../../domain/sql-problem.js';
import {loseProgress} from '../../domain/watched-restore.js';
import {updateCluster, type SqlState, type State} from '../state.js';
import {addEvents, closeInterval} from './event-log.js';

/** SQL tells nothing any more. The same reason again is not told again. */
export function beginSqlTrouble(state: State, address: string, problem: SqlProblem): State {
	const before = sqlOf(state, address);
	if (before?.type === 'off' && before.problem.reason === problem.reason) {
		return state;
	}

	const calm = endInterval(state, before);
	const eventId = calm.nextEventId;
	const interval = {sinceMonotonicMs: state.now.monotonicMs};
	const told = addEvents(calm, [{cluster: address, change: {type: 'sqlOff', problem}, interval}]);
	return updateCluster(told, address, (cluster) => ({
		...cluster,
		sql: {type: 'off', problem, since: state.now, eventId},
		restores: cluster.restores.map((restore) => loseProgress(restore)),
	}));
}

export function endSqlTrouble(state: State, address: string): State {
	const calm = endInterval(state, sqlOf(state, address));
	return updateCluster(calm, address, (cluster) => ({...cluster, sql: {type: 'on', readAt: state.now}}));
}

function sqlOf(state: State, address: string): SqlState | undefined {
	return state.clusters.find((cluster) => cluster.address === address)?.sql;
}

function endInterval(state: State, sql: SqlState | undefined): State {
	return sql?.type === 'off' ? closeInterval(state, sql.eventId) : state;
}
