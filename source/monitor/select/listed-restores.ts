import {isSameKey, type RestoreKey} from '../../domain/cluster.js';
import {keyOf, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {State, WatchedCluster} from '../state.js';

/** A watched restore and its cluster, as an entry of the list. */
export type ListedRestore = {
	readonly cluster: WatchedCluster;
	readonly restore: WatchedRestore;
	readonly isSelected: boolean;
};

/** Every watched restore in the order given; exactly one is selected, by default the first of the list on the screen. */
export function selectListed(state: State): readonly ListedRestore[] {
	const listed = state.clusters.flatMap((cluster) => cluster.restores.map((restore) => ({cluster, restore})));
	const wanted = [state.view.selected, state.list.keys[0]].map((key) => listed.findIndex((entry) => isAt(entry, key)));
	const index = wanted.find((found) => found !== -1) ?? 0;
	return listed.map((entry, at) => ({...entry, isSelected: at === index}));
}

function isAt({cluster, restore}: Pick<ListedRestore, 'cluster' | 'restore'>, key: RestoreKey | undefined): boolean {
	return isSameKey(keyOf(cluster.id, restore), key);
}
