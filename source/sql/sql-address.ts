import {isIP} from 'node:net';
import type {SqlAddress} from '../domain/cluster.js';
import type {ExactJson} from '../text/exact-json.js';

type Server = SqlAddress & {
	readonly hasAgent: boolean;
	readonly isActive: boolean;
	readonly isRoot: boolean;
};

/**
 * Where to ask, from the `data` of `GET /api/v1/ob/info` (ob/agent/executor/ob/info.go): the server beside the agent that
 * was asked, else one that is up, with a root service first. A loopback address is the agent's view of its own host.
 */
export function findSqlAddress(obInfo: ExactJson | undefined, agentHost: string): SqlAddress | undefined {
	const servers = serversOf(obInfo);
	const beside = besideAgent(servers, agentHost);
	const active = servers.filter(({isActive}) => isActive);
	const found =
		active.find((server) => beside.has(server)) ??
		active.find(({isRoot}) => isRoot) ??
		active[0] ??
		// What the cluster says of a server is late by some seconds.
		servers.find((server) => beside.has(server));
	return found && {host: isLoopback(found.host) ? agentHost : found.host, port: found.port};
}

/** An agent that was reached by a name or through a tunnel is known if it is the cluster's only one. */
function besideAgent(servers: readonly Server[], agentHost: string): ReadonlySet<Server> {
	const sameHost = servers.filter(({host}) => host === agentHost);
	const withAgent = servers.filter(({hasAgent}) => hasAgent);
	return new Set(sameHost.length === 0 && withAgent.length === 1 ? withAgent : sameHost);
}

function serversOf(obInfo: ExactJson | undefined): readonly Server[] {
	const topology = field(field(obInfo, 'obcluster_info'), 'topology');
	const zones = isObject(topology) ? Object.values(topology) : [];
	return zones.flatMap((zone) => listOf(zone)).flatMap((server) => serverOf(server) ?? []);
}

function serverOf(server: ExactJson): Server | undefined {
	const host = field(server, 'svr_ip');
	const port = portOf(field(server, 'sql_port'));
	if (typeof host !== 'string' || isIP(host) === 0 || port === undefined) {
		return undefined;
	}

	return {
		host,
		port,
		// 0 where there is none.
		hasAgent: portOf(field(server, 'agent_port')) !== undefined,
		isActive: field(server, 'status') === 'ACTIVE',
		isRoot: field(server, 'with_rootserver') === 'YES',
	};
}

function isLoopback(ip: string): boolean {
	return ip.startsWith('127.') || ip === '::1';
}

function portOf(value: ExactJson | undefined): number | undefined {
	const isPort = typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value <= 65_535;
	return isPort ? value : undefined;
}

function field(value: ExactJson | undefined, name: string): ExactJson | undefined {
	return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isObject(value: ExactJson | undefined): value is Readonly<Record<string, ExactJson>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: ExactJson | undefined): readonly ExactJson[] {
	return Array.isArray(value) ? (value as readonly ExactJson[]) : [];
}
