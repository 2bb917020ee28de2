import type {WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {State, WatchedCluster} from '../state.js';

/** A watched restore and its cluster, as an entry of the list. */
export type ListedRestore = {
	readonly cluster: WatchedCluster;
	readonly restore: WatchedRestore;
	readonly isSelected: boolean;
};

/** Every watched restore in the order given; exactly one is selected, by default the first. */
export function selectListed(state: State): readonly ListedRestore[] {
	const listed = state.clusters.flatMap((cluster) => cluster.restores.map((restore) => ({cluster, restore})));
	const {selected} = state.view;
	const found = listed.findIndex(
		({cluster, restore}) => cluster.id === selected?.cluster && restore.tenant === selected.tenant,
	);
	const index = Math.max(0, found);
	return listed.map((entry, at) => ({...entry, isSelected: at === index}));
}
