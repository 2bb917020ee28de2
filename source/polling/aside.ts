import {isCancelTaskOf} from '../domain/restore-task.js';
import {isNamed, keyOf, type WatchedRestore} from '../domain/restore/watched-restore.js';
import type {AgentClient} from '../agent/agent-client.js';
import {createChangeDetector} from '../monitor/on-change.js';
import type {WatchedCluster} from '../monitor/state.js';
import type {DiscoverOptions} from './discover.js';

export type AsideOptions = Pick<DiscoverOptions, 'cluster' | 'watched' | 'problemOf' | 'dispatch' | 'signal'> & {
	readonly client: Pick<AgentClient, 'listTenants' | 'readTasks' | 'restarts'>;
};

/**
 * Returns a function that reads what explains a state, once for each: whether a task of obshell has cancelled a restore whose
 * tenant was dropped, and the tenants of the cluster where a name does not exist. What the agent does not answer stays unknown.
 */
export function createAsides(options: AsideOptions): () => Promise<void> {
	const {client, cluster: id, watched, problemOf, dispatch, signal} = options;
	const hasRestarted = createChangeDetector(client.restarts);
	let explained = new Set<string>();
	let hasTenants = false;

	async function findCancelled(dropped: readonly WatchedRestore[]): Promise<void> {
		const tasks = await client.readTasks(signal);
		for (const restore of dropped) {
			const {tenant, job} = restore;
			if (isCancelTaskOf(tasks, {tenant, startedAt: job?.startedAt})) {
				dispatch({type: 'restoreCancelled', key: keyOf(id, restore)});
			}
		}
	}

	async function readTenants(): Promise<void> {
		const tenants = await client.listTenants(signal);
		dispatch({type: 'tenantsRead', cluster: id, tenants: tenants.map(({name}) => name)});
	}

	/** A request that fails is not repeated: the agent may have no such route. */
	async function attempt(read: () => Promise<void>): Promise<void> {
		try {
			await read();
		} catch (error) {
			if (!signal.aborted && problemOf(error) === undefined) {
				throw error;
			}
		}
	}

	return async () => {
		const cluster = watched();
		if (cluster === undefined || signal.aborted) {
			return;
		}

		if (hasRestarted()) {
			explained = new Set();
			hasTenants = false;
		}

		const dropped = cluster.restores.filter(({isDropped, isCancelled}) => isDropped && !isCancelled);
		if (dropped.some((restore) => !explained.has(jobKey(restore)))) {
			explained = new Set(dropped.map((restore) => jobKey(restore)));
			await attempt(async () => findCancelled(dropped));
		}

		if (!(!hasTenants && cluster.tenants === undefined && hasUnknownName(cluster))) {
			return;
		}

		hasTenants = true;
		await attempt(readTenants);
	};
}

function jobKey({tenant, job}: WatchedRestore): string {
	return `${job?.jobId ?? 0} ${tenant}`;
}

/** Whether a tenant was named that does not exist, and of which no restore was ever read. */
function hasUnknownName({restores}: WatchedCluster): boolean {
	return restores.some(
		(restore) => isNamed(restore) && restore.job === undefined && restore.problem?.reason === 'tenantAbsent',
	);
}
