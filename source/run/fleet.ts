import type {ConnectedCluster} from './connect-cluster.js';
import type {Monitor} from './monitor.js';

/** A monitor and the clusters that feed it, once what connects them is loaded: a first frame does not wait for that. */
export type Fleet = {readonly monitor: Monitor; readonly clusters: Promise<readonly ConnectedCluster[]>};
