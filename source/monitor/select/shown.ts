import type {RestoreKey} from '../../domain/cluster.js';
import type {RestoreEvent} from '../../domain/event.js';
import {memoByReference} from '../../domain/memo.js';
import type {State} from '../state.js';
import {isClusterShown} from './cluster-filter.js';
import {selectClusterNames} from './cluster-names.js';
import {selectNotable} from './notable-events.js';
import type {RestoreView} from './restore-view.js';
import {selectArranged} from './restores.js';
import {isNameMatching, isRestoreMatching, parseFilter} from './text-filter.js';

/** The restores of the clusters that are shown, in the order of the list on the screen; computed once for each state. */
export const selectCandidates = memoByReference((state: State): readonly RestoreView[] => {
	const {view} = state;
	const all = selectArranged(state);
	return view.clusterFilter === undefined ? all : all.filter(({key}) => isClusterShown(view, key.cluster));
});

/**
 * Those of them that the filter by text lets through. One of them is selected; the selection of one that is hidden comes back
 * with it.
 */
export const selectShown = memoByReference((state: State): readonly RestoreView[] => {
	const candidates = selectCandidates(state);
	const terms = parseFilter(state.view.filter.text);
	if (terms.length === 0) {
		return candidates;
	}

	const names = selectClusterNames(state.clusters);
	const [first, ...others] = candidates.filter((restore) => isRestoreMatching(restore, terms, names));
	if (first === undefined || [first, ...others].some(({isSelected}) => isSelected)) {
		return first === undefined ? [] : [first, ...others];
	}

	return [{...first, isSelected: true}, ...others];
});

/** The restore that is selected; undefined where none is shown. */
export function selectSelected(state: State): RestoreView | undefined {
	return selectShown(state).find(({isSelected}) => isSelected);
}

/** Whether the filters let an event through. One of a restore goes with it; one of a whole cluster with the cluster's name. */
export const selectEventFilter = memoByReference((state: State): ((event: RestoreEvent) => boolean) => {
	const {view} = state;
	const terms = parseFilter(view.filter.text);
	if (terms.length === 0) {
		return ({cluster}) => isClusterShown(view, cluster);
	}

	const names = selectClusterNames(state.clusters);
	const listed = groupByTenant(selectCandidates(state));
	const shown = groupByTenant(selectShown(state));
	return (event) => {
		const {cluster, tenant} = event;
		if (!isClusterShown(view, cluster)) {
			return false;
		}

		const id = idOf(event);
		return tenant === undefined || !listed.has(id)
			? isNameMatching(event, terms, names)
			: (shown.get(id) ?? []).some(({key}) => isOf(event, key));
	};
});

/** The events of the main screen that the filters let through, oldest first; computed once for each state. */
export const selectShownEvents = memoByReference((state: State): readonly RestoreEvent[] => {
	const {clusterFilter, filter} = state.view;
	const notable = selectNotable(state.events);
	return clusterFilter === undefined && filter.text === '' ? notable : notable.filter(selectEventFilter(state));
});

/** The events of the full-screen list, milestones included, oldest first; computed once for each state. */
export const selectEventList = memoByReference((state: State): readonly RestoreEvent[] => {
	const passing = state.events.filter(selectEventFilter(state));
	const selected = state.view.eventList.isOfSelected ? selectSelected(state) : undefined;
	return selected === undefined ? passing : passing.filter((event) => isOf(event, selected.key));
});

/** Of a tenant with several jobs an event may be of one of them, or of the tenant. */
function isOf({cluster, tenant, jobId}: RestoreEvent, key: RestoreKey): boolean {
	const isOfJob = jobId === undefined || key.jobId === undefined || jobId === key.jobId;
	return cluster === key.cluster && tenant === key.tenant && isOfJob;
}

function groupByTenant(restores: readonly RestoreView[]): ReadonlyMap<string, readonly RestoreView[]> {
	return Map.groupBy(restores, ({key}) => idOf(key));
}

function idOf({cluster, tenant = ''}: {readonly cluster: string; readonly tenant?: string}): string {
	return JSON.stringify([cluster, tenant]);
}
