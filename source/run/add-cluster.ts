import type {ClusterTarget} from '../domain/cluster.js';
import type {Monitor} from './monitor.js';

/** Adds a cluster to the monitor before it is polled. For `all` tenants, a later `restoresListed` gives them. */
export function addCluster({dispatch}: Monitor, {id, agents, tls, sql, tenants}: ClusterTarget): void {
	const [agent] = agents;
	const {isInsecure = false} = tls;
	dispatch({type: 'clusterAdded', cluster: id, agent: agent.label, isInsecure, hasSql: sql !== undefined});
	if (tenants !== 'all') {
		dispatch({type: 'restoresListed', cluster: id, tenants});
	}
}
