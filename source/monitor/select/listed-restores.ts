import {isSameKey, type RestoreKey} from '../../domain/cluster.js';
import type {WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {State, WatchedCluster} from '../state.js';
import {isClusterShown} from './cluster-filter.js';

/** A watched restore and its cluster, as an entry of the list. */
export type ListedRestore = {
	readonly cluster: WatchedCluster;
	readonly restore: WatchedRestore;
	readonly isSelected: boolean;
};

/**
 * Every watched restore in the order given. Exactly one of those that the filter lets through is selected, by default the
 * first of the list on the screen.
 */
export function selectListed(state: State): readonly ListedRestore[] {
	const {view, list} = state;
	const listed = state.clusters.flatMap((cluster) => cluster.restores.map((restore) => ({cluster, restore})));
	const keys = [view.selected, ...list.keys];
	const isListed = (key: RestoreKey) => listed.some((entry) => isAt(entry, key));
	const selected = keys.find((key) => key !== undefined && isClusterShown(view, key.cluster) && isListed(key));
	return listed.map((entry) => ({...entry, isSelected: isAt(entry, selected)}));
}

function isAt({cluster, restore}: Pick<ListedRestore, 'cluster' | 'restore'>, key: RestoreKey | undefined): boolean {
	return isSameKey({cluster: cluster.id, tenant: restore.tenant}, key);
}
