import type {RestoreEvent} from '../../domain/event.js';
import {memoByReference} from '../../domain/memo.js';
import type {State} from '../state.js';
import {isClusterShown} from './cluster-filter.js';
import {selectNotable} from './notable-events.js';
import type {RestoreView} from './restore-view.js';
import {selectArranged} from './restores.js';

/** The restores that the filter lets through, in the order of the list on the screen; computed once for each state. */
export const selectShown = memoByReference((state: State): readonly RestoreView[] => {
	const {view} = state;
	const all = selectArranged(state);
	return view.clusterFilter === undefined ? all : all.filter(({key}) => isClusterShown(view, key.cluster));
});

/** The events of the main screen that the filter lets through, oldest first. */
export function selectShownEvents({events, view}: Pick<State, 'events' | 'view'>): readonly RestoreEvent[] {
	const notable = selectNotable(events);
	return view.clusterFilter === undefined ? notable : notable.filter(({cluster}) => isClusterShown(view, cluster));
}
