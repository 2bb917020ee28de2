import type {ClusterTarget} from '../domain/cluster.js';
import type {Monitor} from './monitor.js';

/** Adds a cluster to the monitor before it is polled, with the tenants that are named. */
export function addCluster({dispatch}: Monitor, {id, label, agents, tls, sql, selection}: ClusterTarget): void {
	const [agent] = agents;
	const {isInsecure = false} = tls;
	const {names, anyCluster, globs, sinceMs} = selection;
	dispatch({
		type: 'clusterAdded',
		cluster: id,
		agent: agent.label,
		isInsecure,
		hasSql: sql !== undefined,
		...(label === undefined ? {} : {label}),
		...(globs.length === 0 ? {} : {discovery: {globs, sinceMs}}),
	});
	if (names.length > 0) {
		dispatch({type: 'restoresListed', cluster: id, tenants: names, ...(anyCluster === undefined ? {} : {anyCluster})});
	}
}
