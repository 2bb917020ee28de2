import {compareUrgency, urgencyOf} from '../select/urgency.js';
import type {ListOrder, State} from '../state.js';

/**
 * The state with its list in order: what needs a person stands on top. The order changes only when the state of a restore
 * does, or the list: rows that change their places with every figure could not be read.
 */
export function arrangeList(state: State, before: State): State {
	if (state.clusters === before.clusters) {
		return state;
	}

	const entries = state.clusters.flatMap(({id, restores}) =>
		restores.map((restore) => ({cluster: id, tenant: restore.tenant, urgency: urgencyOf(restore)})),
	);
	const ranked = entries.map(({cluster, tenant, urgency}) => ({cluster, tenant, rank: urgency.rank}));
	if (isSame(ranked, state.list.ranked)) {
		return state;
	}

	const sorted = entries.toSorted((one, other) => compareUrgency(one.urgency, other.urgency));
	return {...state, list: {ranked, keys: sorted.map(({cluster, tenant}) => ({cluster, tenant}))}};
}

function isSame(one: ListOrder['ranked'], other: ListOrder['ranked']): boolean {
	return (
		one.length === other.length &&
		one.every(({cluster, tenant, rank}, index) => {
			const entry = other[index];
			return cluster === entry?.cluster && tenant === entry.tenant && rank === entry.rank;
		})
	);
}
