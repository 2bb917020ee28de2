import type {ClusterId} from '../domain/cluster.js';
import {areSeveralShown} from '../monitor/select/cluster-filter.js';
import {selectAmbiguousTenants, selectClusterNames} from '../monitor/select/cluster-names.js';
import {showName} from './create-frame.js';
import type {Frame} from './frame.js';

/** The name of a cluster, safe to draw; its id where it is not watched any more. */
export function nameOfCluster(id: ClusterId, frame: Pick<Frame, 'state' | 'charset'>): string {
	return showName(selectClusterNames(frame.state.clusters).get(id) ?? id, frame);
}

/**
 * `rt2`, or `rt2@prod-sh` where several clusters are shown and have a tenant of that name. `name` is how the tenant is shown.
 */
export function labelOfTenant(
	{name, tenant, cluster}: {readonly name: string; readonly tenant: string; readonly cluster: ClusterId},
	frame: Pick<Frame, 'state' | 'charset'>,
): string {
	const {state} = frame;
	const isAmbiguous = areSeveralShown(state) && selectAmbiguousTenants(state.clusters).has(tenant);
	return isAmbiguous ? `${name}@${nameOfCluster(cluster, frame)}` : name;
}
