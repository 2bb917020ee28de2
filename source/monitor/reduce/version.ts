import type {ClusterId} from '../../domain/cluster.js';
import {findCluster, updateCluster, type State} from '../state.js';
import {addEvents} from './event-log.js';

/** The state after the agent's version was read; another version than before is an event. */
export function readVersion(state: State, id: ClusterId, version: string): State {
	const previous = findCluster(state, id)?.agentVersion;
	const isOther = previous !== undefined && previous !== version;
	const logged = isOther
		? addEvents(state, [{cluster: id, change: {type: 'versionChanged', version, previous}}])
		: state;
	return updateCluster(logged, id, (cluster) => ({...cluster, agentVersion: version}));
}
