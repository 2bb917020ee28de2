import type {ClusterId} from '../../domain/cluster.js';
import {dropProgress, loseProgress} from '../../domain/restore/observe.js';
import type {Moment} from '../../domain/moment.js';
import {isNamed, type WatchedRestore} from '../../domain/restore/watched-restore.js';
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
		discoverySource: watched.discoverySource === 'sql' ? undefined : watched.discoverySource,
		restores:
			problem.reason === 'otherCluster'
				? dropForeign(watched.restores, state.now)
				: watched.restores.map((restore) => loseProgress(restore)),
	}));
}

/** What is left of the restores once SQL turned out to be another cluster's: those that the agent knows too. */
function dropForeign(restores: readonly WatchedRestore[], now: Moment): readonly WatchedRestore[] {
	return restores
		.filter((restore) => isNamed(restore) || restore.reading?.overview !== undefined)
		.map((restore) => dropProgress(restore, now));
}

/** The state after progress was read over SQL. */
export function endSqlTrouble(state: State, id: ClusterId, isVerified: boolean): State {
	const sql = {type: 'on', readAt: state.now, isVerified} as const;
	return updateCluster(endSqlOff(state, id), id, (cluster) => ({...cluster, sql}));
}

function endSqlOff(state: State, id: ClusterId): State {
	return endIntervals(state, ({type, cluster}) => type === 'sqlOff' && cluster === id);
}
