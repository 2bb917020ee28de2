import type {WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {State, WatchedCluster} from '../state.js';

/** One restore in its place in the list. */
export type Place = {
	readonly cluster: WatchedCluster;
	readonly restore: WatchedRestore;
	readonly isSelected: boolean;
};

/** Every watched restore in the order asked for; exactly one is selected, the first until a key says otherwise. */
export function selectPlaces(state: State): readonly Place[] {
	const places = state.clusters.flatMap((cluster) => cluster.restores.map((restore) => ({cluster, restore})));
	const {selected} = state.view;
	const found = places.findIndex(
		({cluster, restore}) => cluster.id === selected?.cluster && restore.tenant === selected.tenant,
	);
	const index = Math.max(0, found);
	return places.map((place, at) => ({...place, isSelected: at === index}));
}
