import type {ClusterId} from '../../domain/cluster.js';
import {createWatchedRestore, isNamed, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {FactBody} from '../fact.js';
import {findCluster, updateCluster, type State, type WatchedCluster} from '../state.js';
import {endIntervals} from './intervals.js';

type Listed = Extract<FactBody, {readonly type: 'restoresListed'}>;
type Added = Extract<FactBody, {readonly type: 'clusterAdded'}>;

/** The state with one more cluster, without restores yet; one that is already watched stays as it is. */
export function addCluster(state: State, added: Added): State {
	return findCluster(state, added.cluster) === undefined
		? {...state, clusters: [...state.clusters, createCluster(added)]}
		: state;
}

function createCluster({cluster, label, agent, isInsecure, hasSql, discovery}: Added): WatchedCluster {
	return {
		id: cluster,
		label,
		agent,
		isInsecure,
		name: undefined,
		agentVersion: undefined,
		trouble: undefined,
		answeredAt: undefined,
		nextPollMs: undefined,
		roundBeganMs: undefined,
		lastRoundMs: undefined,
		sql: {type: hasSql ? 'asking' : 'unused'},
		statusHistory: [],
		endedRestores: [],
		discovery,
		discoverySource: undefined,
		hasListed: false,
		restoreTasks: undefined,
		tenants: undefined,
		restores: [],
	};
}

/** The state without a cluster; its events stay, its intervals end, and it is no filter any more. */
export function removeCluster(state: State, id: ClusterId): State {
	const calm = endIntervals(state, ({cluster}) => cluster === id);
	const {view} = state;
	const clusters = calm.clusters.filter((cluster) => cluster.id !== id);
	const isFilterOver = view.clusterFilter === id || clusters.length < 2;
	return {...calm, clusters, view: {...calm.view, clusterFilter: isFilterOver ? undefined : view.clusterFilter}};
}

/** The state in which exactly these tenants of a cluster are named; the restores of those that stay are kept. */
export function listRestores(state: State, {cluster: id, tenants, anyCluster = []}: Listed): State {
	const listed = new Set(tenants);
	const watched = findCluster(state, id)?.restores ?? [];
	const known = new Map(watched.filter((restore) => isNamed(restore)).map((restore) => [restore.tenant, restore]));
	const calm = endIntervals(
		state,
		({cluster, tenant, jobId}) => cluster === id && tenant !== undefined && jobId === undefined && !listed.has(tenant),
	);
	const restores = [...listed].map((tenant) => known.get(tenant) ?? createNamed(tenant, anyCluster));
	const discovered = watched.filter((restore) => !isNamed(restore));
	return updateCluster(calm, id, (cluster) => ({...cluster, restores: [...restores, ...discovered]}));
}

function createNamed(tenant: string, anyCluster: readonly string[]): WatchedRestore {
	return createWatchedRestore(tenant, {
		isPast: false,
		...(anyCluster.includes(tenant) ? {isOfAnyCluster: true as const} : {}),
	});
}
