import {isSameKey, type RestoreKey} from '../../domain/cluster.js';
import {keyOf} from '../../domain/restore/watched-restore.js';
import type {State} from '../state.js';
import {visibleRestores, type PlacedRestore} from './visible-restores.js';

/** A watched restore and its cluster, as an entry of the list. */
export type ListedRestore = PlacedRestore & {
	readonly isSelected: boolean;
};

/** Every watched restore in the order given; exactly one is selected, by default the first of the list on the screen. */
export function selectListed(state: State): readonly ListedRestore[] {
	const listed = visibleRestores(state.clusters);
	const wanted = [state.view.selected, state.list.keys[0]].map((key) => listed.findIndex((entry) => isAt(entry, key)));
	const index = wanted.find((found) => found !== -1) ?? 0;
	return listed.map((entry, at) => ({...entry, isSelected: at === index}));
}

function isAt({cluster, restore}: PlacedRestore, key: RestoreKey | undefined): boolean {
	return isSameKey(keyOf(cluster.id, restore), key);
}
