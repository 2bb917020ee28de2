import {keyOf, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import {compareUrgency, urgencyOf} from '../select/urgency.js';
import {visibleRestores} from '../select/visible-restores.js';
import type {State, WatchedCluster} from '../state.js';

/**
 * The state with its list in order: what needs a person stands on top. The order changes only when the state of a restore
 * does, or the list: rows that change their places with every figure could not be read. Called after every fact, so that only
 * restores that have changed are looked at.
 */
export function arrangeList(state: State, before: State): State {
	if (state.clusters === before.clusters || hasSameRanks(state.clusters, before.clusters)) {
		return state;
	}

	const entries = visibleRestores(state.clusters).map(({cluster, restore}) => ({
		key: keyOf(cluster.id, restore),
		urgency: urgencyOf(restore),
	}));
	const sorted = entries.toSorted((one, other) => compareUrgency(one.urgency, other.urgency));
	return {...state, list: {keys: sorted.map(({key}) => key)}};
}

function hasSameRanks(clusters: readonly WatchedCluster[], before: readonly WatchedCluster[]): boolean {
	return (
		clusters.length === before.length &&
		clusters.every(({id, restores}, index) => {
			const old = before[index];
			return id === old?.id && (restores === old.restores || areRankedAlike(restores, old.restores));
		})
	);
}

function areRankedAlike(restores: readonly WatchedRestore[], before: readonly WatchedRestore[]): boolean {
	return (
		restores.length === before.length &&
		restores.every((restore, index) => {
			const old = before[index];
			return old === restore || (old !== undefined && areAlike(old, restore));
		})
	);
}

function areAlike(old: WatchedRestore, restore: WatchedRestore): boolean {
	const isSameRow = old.tenant === restore.tenant && old.ownJobId === restore.ownJobId;
	// A tenant that was found in one cluster loses its row in the others.
	const isFound = restore.isOfAnyCluster && (old.job === undefined) !== (restore.job === undefined);
	const isOther = restore.isOfAnyCluster && old.problem !== restore.problem;
	return isSameRow && !isFound && !isOther && urgencyOf(old).rank === urgencyOf(restore).rank;
}
