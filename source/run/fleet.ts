import type {ConnectedCluster} from './connect-cluster.js';
import type {Monitor} from './monitor.js';

/** A monitor and the clusters that feed it. */
export type Fleet = {readonly monitor: Monitor; readonly clusters: readonly ConnectedCluster[]};
