import type {ClusterTarget} from '../domain/cluster.js';
import type {Monitor} from './monitor.js';

/** Shows a cluster in the monitor before anything is known of it. The tenants of `all` come with a `restoresListed`. */
export function addCluster({dispatch}: Monitor, {id, agents, tls, sql, tenants}: ClusterTarget): void {
	const [agent] = agents;
	const {isInsecure = false} = tls;
	dispatch({type: 'clusterAdded', cluster: id, agent: agent.label, isInsecure, hasSql: sql !== undefined});
	if (tenants !== 'all') {
		dispatch({type: 'restoresListed', cluster: id, tenants});
	}
}
