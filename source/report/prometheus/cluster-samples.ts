import type {WatchedCluster} from '../../monitor/state.js';
import {labelValue} from './label-value.js';
import {sampleOf, type Sample} from './metrics.js';

/** The series of one cluster. */
export function clusterSamples(watched: WatchedCluster, cluster: string): readonly Sample[] {
	const {agent, answeredAt} = watched;
	return [
		...sampleOf('restop_agent_up', {cluster, agent: labelValue(agent)}, agentUp(watched)),
		...sampleOf('restop_sql_up', {cluster}, sqlUp(watched)),
		...sampleOf(
			'restop_last_answer_timestamp_seconds',
			{cluster},
			answeredAt === undefined ? undefined : answeredAt.at / 1000,
		),
	];
}

/** Undefined before the first answer or error. */
function agentUp({trouble, answeredAt}: WatchedCluster): number | undefined {
	if (trouble !== undefined) {
		return 0;
	}

	return answeredAt === undefined ? undefined : 1;
}

function sqlUp({sql}: WatchedCluster): number | undefined {
	switch (sql.type) {
		case 'on': {
			return 1;
		}

		case 'off': {
			return 0;
		}

		case 'asking':
		case 'unused': {
			return undefined;
		}
	}
}
