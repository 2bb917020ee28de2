import {memoByReference} from '../../domain/memo.js';
import type {WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {WatchedCluster} from '../state.js';

/** A restore and its cluster. */
export type PlacedRestore = {readonly cluster: WatchedCluster; readonly restore: WatchedRestore};

/**
 * The restores of all clusters that have a row. A tenant that was named without a cluster has one where it was restored, else
 * where it exists, else in the first cluster.
 */
export const visibleRestores = memoByReference((clusters: readonly WatchedCluster[]): readonly PlacedRestore[] => {
	const placed = clusters.flatMap((cluster) => cluster.restores.map((restore) => ({cluster, restore})));
	const shared = placed.filter(({restore}) => restore.isOfAnyCluster);
	if (shared.length === 0) {
		return placed;
	}

	const rivals = Map.groupBy(shared, ({restore}) => restore.tenant);
	const chosen = new Set(rivals.values().flatMap((entries) => choose(entries)));
	return placed.filter((entry) => !entry.restore.isOfAnyCluster || chosen.has(entry));
});

function choose(rivals: readonly PlacedRestore[]): readonly PlacedRestore[] {
	const best = Math.max(...rivals.map(({restore}) => evidenceOf(restore)));
	return best === 0 ? rivals.slice(0, 1) : rivals.filter(({restore}) => evidenceOf(restore) === best);
}

/** How much says that the name is of a tenant of this cluster: 2 for a restore, 1 for a tenant, 0 for nothing. */
function evidenceOf({job, problem}: WatchedRestore): number {
	if (job !== undefined) {
		return 2;
	}

	return problem !== undefined && problem.reason !== 'tenantAbsent' ? 1 : 0;
}
