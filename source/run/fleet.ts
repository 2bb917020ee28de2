import type {ConnectedCluster} from './connect-cluster.js';
import type {Monitor} from './monitor.js';

/** A monitor and its clusters. */
export type Fleet = {
	readonly monitor: Monitor;
	/** Connects the clusters at the first call, which loads the code for it. */
	readonly clusters: () => Promise<readonly ConnectedCluster[]>;
	/** Stops the clusters that were connected; rejects if connecting them did. */
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
