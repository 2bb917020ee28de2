import type {ClusterIdentity} from '../../domain/cluster-identity.js';
import {fieldOf, type ExactJson} from '../../text/exact-json.js';
import {integer, known, unlessZero, word} from '../../text/wire-value.js';

/**
 * What the cluster is called in the `data` of `GET /api/v1/ob/info`: the agent reads the same parameters as restop does over
 * SQL (ob/agent/executor/ob/info.go). Where it does not know them it sends 0 and '', which are unknown.
 */
export function decodeClusterIdentity(obInfo: ExactJson | undefined): ClusterIdentity {
	const cluster = fieldOf(obInfo, 'obcluster_info');
	const name = word(fieldOf(cluster, 'name'));
	const id = integer(fieldOf(cluster, 'id'));
	return known({id: unlessZero(id), name: name === '' ? undefined : name});
}
