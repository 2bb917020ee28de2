import type {SqlProblem} from '../../domain/sql-problem.js';
import type {WatchedCluster} from '../state.js';

/** Why there is no progress over SQL for a running restore that has none from the agent; see `describeUnknown`. */
export function whyWithoutProgress(sql: WatchedCluster['sql']): SqlProblem | 'noRow' | 'unused' {
	if (sql.type === 'off') {
		return sql.problem;
	}

	return sql.type === 'on' ? 'noRow' : 'unused';
}
