import type {Story} from '../world/scenario.js';
import {tableOf, type SqlTable} from './sql-table.js';

/** GV$OB_PARAMETERS, with what a cluster is called alone: once for each server. */
export function parameterView({clusterId, clusterName, servers}: Story): SqlTable {
	const parameters = [
		{name: 'cluster', value: clusterName},
		{name: 'cluster_id', value: String(clusterId)},
	];
	return tableOf(
		[
			{name: 'SVR_IP', type: 'varchar', valueOf: ({ip}) => ip},
			{name: 'SVR_PORT', type: 'integer', valueOf: () => 2882},
			{name: 'ZONE', type: 'varchar', valueOf: ({zone}) => zone},
			{name: 'SCOPE', type: 'varchar', valueOf: () => 'CLUSTER'},
			{name: 'TENANT_ID', type: 'integer', valueOf: () => null},
			{name: 'NAME', type: 'varchar', valueOf: ({name}) => name},
			{name: 'DATA_TYPE', type: 'varchar', valueOf: () => null},
			{name: 'VALUE', type: 'varchar', valueOf: ({value}) => value},
		],
		servers.flatMap((server) => parameters.map((parameter) => ({...server, ...parameter}))),
	);
}
