import type {ClusterId} from '../../domain/cluster.js';
import {memoByReference} from '../../domain/memo.js';
import type {WatchedCluster} from '../state.js';

/**
 * How each cluster is called on the screen: by its name in the config file, else by OceanBase's own name of it, else by the
 * address of its agent. Many clusters have the same name in OceanBase: those get their places in the list, which are also
 * their keys, at the end, where a name that is cut still shows it.
 */
export const selectClusterNames = memoByReference(
	(clusters: readonly WatchedCluster[]): ReadonlyMap<ClusterId, string> => {
		const names = clusters.map(({label, name}) => label ?? name);
		return new Map(
			clusters.map(({id, label, agent}, index) => {
				const name = names[index];
				const isShared = label === undefined && names.indexOf(name) !== names.lastIndexOf(name);
				return [id, isShared && name !== undefined ? `${name}#${index + 1}` : (name ?? agent)];
			}),
		);
	},
);

/** The tenants of which more than one cluster has a restore: their names alone do not say which. */
export const selectAmbiguousTenants = memoByReference((clusters: readonly WatchedCluster[]): ReadonlySet<string> => {
	const owners = new Map<string, ClusterId>();
	const ambiguous = new Set<string>();
	for (const {id, restores} of clusters.length > 1 ? clusters : []) {
		for (const {tenant} of restores) {
			const owner = owners.get(tenant) ?? id;
			owners.set(tenant, owner);
			if (owner !== id) {
				ambiguous.add(tenant);
			}
		}
	}

	return ambiguous;
});
