import type {State, View} from '../state.js';

/** The state in which only the next cluster is shown, in the order given; after the last one all are. */
export function showNextCluster(state: State): State {
	const {clusters, view} = state;
	const index = clusters.findIndex(({id}) => id === view.clusterFilter);
	return withFilter(state, clusters[index + 1]?.id);
}

/** The state in which only the cluster at `index` is shown, or all are if that was so; without one there nothing changes. */
export function toggleCluster(state: State, index: number): State {
	const id = state.clusters[index]?.id;
	return id === undefined ? state : withFilter(state, id === state.view.clusterFilter ? undefined : id);
}

export function showAllClusters(state: State): State {
	return withFilter(state, undefined);
}

/** With one cluster there is nothing to filter. Other events are shown then: the newest ones. */
function withFilter(state: State, clusterFilter: View['clusterFilter']): State {
	const {clusters, view} = state;
	return clusters.length < 2 || view.clusterFilter === clusterFilter
		? state
		: {...state, view: {...view, clusterFilter, eventsBack: 0}};
}
