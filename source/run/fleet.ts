import type {ConnectedCluster} from './connect-cluster.js';
import type {Monitor} from './monitor.js';

/** A monitor and the clusters that feed it. */
export type Fleet = {
	readonly monitor: Monitor;
	/** Connects the clusters when it is first called: what that takes is loaded then. */
	readonly clusters: () => Promise<readonly ConnectedCluster[]>;
	/** Stops the clusters that have been connected; rejects with nothing that connecting them has not. */
	readonly stop: () => Promise<void>;
};

export function createFleet(monitor: Monitor, connect: () => Promise<readonly ConnectedCluster[]>): Fleet {
	let clusters: Promise<readonly ConnectedCluster[]> | undefined;
	return {
		monitor,
		async clusters() {
			clusters ??= connect();
			return clusters;
		},
		async stop() {
			const connected = (await clusters) ?? [];
			await Promise.all(connected.map(async (cluster) => cluster.stop()));
		},
	};
}
