import {memoByReference} from '../../domain/memo.js';
import type {TallyKey} from '../../domain/tally-key.js';
import type {State, WatchedCluster} from '../state.js';
import {selectRestores} from './restores.js';
import {selectTally, type Tally} from './tally.js';

/** Which of its sources answer: `awaited` before the first answer, `sqlOnly` while its agent does not. */
export type Liveness = 'awaited' | 'live' | 'sqlOnly' | 'lost';

/** A cluster as one line of the screen. */
export type ClusterView = {
	readonly cluster: WatchedCluster;
	/** Its place in the order given, from 1: the key that shows it alone. */
	readonly number: number;
	readonly liveness: Liveness;
	readonly counts: Tally['counts'];
};

/** All clusters, those that need a person first, else in the order given; computed once for each state. */
export const selectClusters = memoByReference((state: State): readonly ClusterView[] => {
	const restores = Map.groupBy(selectRestores(state), ({key}) => key.cluster);
	const views = state.clusters.map((cluster, index) => ({
		cluster,
		number: index + 1,
		liveness: livenessOf(cluster),
		counts: selectTally(restores.get(cluster.id) ?? []).counts,
	}));
	return views.toSorted((one, other) => rankOf(one) - rankOf(other));
});

export function livenessOf({trouble, sql, answeredAt}: WatchedCluster): Liveness {
	if (trouble !== undefined) {
		return sql.type === 'on' ? 'sqlOnly' : 'lost';
	}

	return answeredAt === undefined ? 'awaited' : 'live';
}

/** Whether anything is read of a cluster. */
export function isAnswering({liveness}: Pick<ClusterView, 'liveness'>): boolean {
	return liveness === 'live' || liveness === 'sqlOnly';
}

const failures: ReadonlySet<TallyKey> = new Set(['failed', 'dropped']);
const troubles: ReadonlySet<TallyKey> = new Set(['stalled', 'unreachable', 'refused', 'unreadable', 'other']);
const inWork: ReadonlySet<TallyKey> = new Set(['running', 'waiting']);

/** The worst first. */
function rankOf({liveness, counts, cluster}: ClusterView): number {
	const hasAny = (keys: ReadonlySet<TallyKey>) => counts.some(({key}) => keys.has(key));
	const signs = [
		hasAny(failures),
		liveness === 'lost',
		liveness === 'sqlOnly' || cluster.sql.type === 'off',
		hasAny(troubles),
		hasAny(inWork),
	];
	const rank = signs.indexOf(true);
	return rank === -1 ? signs.length : rank;
}
