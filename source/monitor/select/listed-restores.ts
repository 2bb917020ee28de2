import {isSameKey, type RestoreKey} from '../../domain/cluster.js';
import {keyOf} from '../../domain/restore/watched-restore.js';
import type {State} from '../state.js';
import {visibleRestores, type PlacedRestore} from './visible-restores.js';
import {isClusterShown} from './cluster-filter.js';

/** A watched restore and its cluster, as an entry of the list. */
export type ListedRestore = PlacedRestore & {
	readonly isSelected: boolean;
};

/**
 * Every watched restore in the order given. Exactly one of those that the filter lets through is selected, by default the
 * first of the list on the screen.
 */
export function selectListed(state: State): readonly ListedRestore[] {
	const {view, list} = state;
	const listed = visibleRestores(state.clusters);
	const keys = [view.selected, ...list.keys];
	const isListed = (key: RestoreKey) => listed.some((entry) => isAt(entry, key));
	const selected = keys.find((key) => key !== undefined && isClusterShown(view, key.cluster) && isListed(key));
	return listed.map((entry) => ({...entry, isSelected: isAt(entry, selected)}));
}

function isAt({cluster, restore}: PlacedRestore, key: RestoreKey | undefined): boolean {
	return isSameKey(keyOf(cluster.id, restore), key);
}
