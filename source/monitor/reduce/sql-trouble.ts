import type {ClusterId} from '../../domain/cluster.js';
import {dropProgress, loseProgress} from '../../domain/restore/observe.js';
import type {SqlProblem} from '../../domain/sql-problem.js';
import {findCluster, updateCluster, type State} from '../state.js';
import {addEvents} from './event-log.js';
import {endIntervals} from './intervals.js';

/** The state after progress could not be read over SQL. The same reason again is no new event. */
export function beginSqlTrouble(state: State, id: ClusterId, problem: SqlProblem): State {
	const cluster = findCluster(state, id);
	if (cluster === undefined || (cluster.sql.type === 'off' && cluster.sql.problem.reason === problem.reason)) {
		return state;
	}

	const interval = {sinceMonotonicMs: state.now.monotonicMs};
	const logged = addEvents(endSqlOff(state, id), [{cluster: id, change: {type: 'sqlOff', problem}, interval}]);
	return updateCluster(logged, id, (watched) => ({
		...watched,
		sql: {type: 'off', problem, since: state.now},
		restores: watched.restores.map((restore) =>
			problem.reason === 'otherCluster' ? dropProgress(restore, state.now) : loseProgress(restore),
		),
	}));
}

/** The state after progress was read over SQL. */
export function endSqlTrouble(state: State, id: ClusterId, isVerified: boolean): State {
	const sql = {type: 'on', readAt: state.now, isVerified} as const;
	return updateCluster(endSqlOff(state, id), id, (cluster) => ({...cluster, sql}));
}

function endSqlOff(state: State, id: ClusterId): State {
	return endIntervals(state, ({type, cluster}) => type === 'sqlOff' && cluster === id);
}
