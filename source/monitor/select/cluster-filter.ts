import type {ClusterId} from '../../domain/cluster.js';
import type {State, View} from '../state.js';

/** Whether what is of a cluster is shown. */
export function isClusterShown({clusterFilter}: Pick<View, 'clusterFilter'>, cluster: ClusterId): boolean {
	return clusterFilter === undefined || clusterFilter === cluster;
}

/** Whether rows and events of more than one cluster are shown, so that they name it. */
export function areSeveralShown({clusters, view}: Pick<State, 'clusters' | 'view'>): boolean {
	return clusters.length > 1 && view.clusterFilter === undefined;
}
