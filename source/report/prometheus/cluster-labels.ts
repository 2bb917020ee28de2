import type {ClusterId} from '../../domain/cluster.js';
import type {WatchedCluster} from '../../monitor/state.js';
import {labelValue} from './label-value.js';

/** What a cluster is called in labels: its name in the config file, OceanBase's own name, or the agent until that is read. */
function nameOf({label, name, agent}: WatchedCluster): string {
	return label ?? name ?? agent;
}

/** The label of each cluster, no two alike: of clusters with the same name each has its key in brackets. */
export function labelClusters(clusters: readonly WatchedCluster[]): ReadonlyMap<ClusterId, string> {
	const named = Map.groupBy(clusters, (cluster) => labelValue(nameOf(cluster)));
	const labels = new Map<ClusterId, string>();
	const taken = new Set<string>();
	for (const [name, sameName] of named) {
		for (const {id} of sameName) {
			let label = sameName.length === 1 ? name : `${name} (${labelValue(id)})`;
			while (taken.has(label)) {
				label += '+';
			}

			taken.add(label);
			labels.set(id, label);
		}
	}

	return labels;
}
