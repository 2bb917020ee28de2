import {isIP} from 'node:net';
import type {SqlAddress} from '../domain/cluster.js';
import {fieldOf, isObject, itemsOf, type ExactJson} from '../text/exact-json.js';

type Server = SqlAddress & {
	readonly hasAgent: boolean;
	readonly isActive: boolean;
	readonly isRoot: boolean;
};

/**
 * Finds a server to connect to in the `data` of `GET /api/v1/ob/info` (ob/agent/executor/ob/info.go): the one on the host
 * of the agent, else an active one, preferably with a root service; undefined if there is none. A loopback address is
 * the agent's view of its own host.
 */
export function findSqlAddress(obInfo: ExactJson | undefined, agentHost: string): SqlAddress | undefined {
	const servers = serversOf(obInfo);
	const beside = besideAgent(servers, agentHost);
	const active = servers.filter(({isActive}) => isActive);
	const found =
		active.find((server) => beside.has(server)) ??
		active.find(({isRoot}) => isRoot) ??
		active[0] ??
		// Its status lags by some seconds, so that it may be up already.
		servers.find((server) => beside.has(server));
	return found && {host: isLoopback(found.host) ? agentHost : found.host, port: found.port};
}

/** An agent that is addressed by name or through a tunnel can still be found if it is the only one of the cluster. */
function besideAgent(servers: readonly Server[], agentHost: string): ReadonlySet<Server> {
	const sameHost = servers.filter(({host}) => host === agentHost);
	const withAgent = servers.filter(({hasAgent}) => hasAgent);
	return new Set(sameHost.length === 0 && withAgent.length === 1 ? withAgent : sameHost);
}

function serversOf(obInfo: ExactJson | undefined): readonly Server[] {
	const topology = fieldOf(fieldOf(obInfo, 'obcluster_info'), 'topology');
	const zones = isObject(topology) ? Object.values(topology) : [];
	return zones.flatMap((zone) => itemsOf(zone)).flatMap((server) => serverOf(server) ?? []);
}

function serverOf(server: ExactJson): Server | undefined {
	const host = fieldOf(server, 'svr_ip');
	const port = portOf(fieldOf(server, 'sql_port'));
	if (typeof host !== 'string' || isIP(host) === 0 || port === undefined) {
		return undefined;
	}

	return {
		host,
		port,
		// 0 for a server without an agent.
		hasAgent: portOf(fieldOf(server, 'agent_port')) !== undefined,
		isActive: fieldOf(server, 'status') === 'ACTIVE',
		isRoot: fieldOf(server, 'with_rootserver') === 'YES',
	};
}

function isLoopback(ip: string): boolean {
	return ip.startsWith('127.') || ip === '::1';
}

function portOf(value: ExactJson | undefined): number | undefined {
	const isPort = typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value <= 65_535;
	return isPort ? value : undefined;
}
