import {isIP} from 'node:net';
import {fieldOf, isObject, itemsOf, type ExactJson} from '../../text/exact-json.js';
import {integer, text, word} from '../../text/wire-value.js';

/** An agent that another one lists. */
export type KnownAgent = {
	/** An IP address; of IPv6 without brackets. */
	readonly host: string;
	readonly port: number;
	/** As people write it: `host:port`, IPv6 in brackets. */
	readonly label: string;
	/** CLUSTER AGENT for one that can be polled; '' if the list does not say. */
	readonly identity: string;
};

/** More than any cluster has. */
const mostAgents = 1000;

/**
 * The agents in the `data` of `GET /api/v1/ob/info` (ob/agent/executor/ob/info.go), each once and in its order: those of
 * `agent_info`, which the agent knows without its database too, else those beside the servers of the topology. None for
 * anything else.
 */
export function decodeAgents(obInfo: ExactJson | undefined): readonly KnownAgent[] {
	const listed = agentsOf(itemsOf(fieldOf(obInfo, 'agent_info')), {ip: 'ip', port: 'port'});
	return listed.length > 0 ? listed : agentsOf(serversOf(obInfo), {ip: 'svr_ip', port: 'agent_port'});
}

function serversOf(obInfo: ExactJson | undefined): readonly ExactJson[] {
	const topology = fieldOf(fieldOf(obInfo, 'obcluster_info'), 'topology');
	return isObject(topology) ? Object.values(topology).flatMap((zone) => itemsOf(zone)) : [];
}

type Names = {readonly ip: string; readonly port: string};

function agentsOf(items: readonly ExactJson[], names: Names): readonly KnownAgent[] {
	const agents = items.slice(0, mostAgents).flatMap((item) => agentOf(item, names) ?? []);
	const byLabel = new Map(agents.map((agent) => [agent.label, agent]));
	return byLabel.values().toArray();
}

function agentOf(item: ExactJson, {ip, port: portName}: Names): KnownAgent | undefined {
	const host = text(fieldOf(item, ip));
	const version = isIP(host);
	const port = integer(fieldOf(item, portName)) ?? 0;
	// A port of 0 is a server without an agent, and an address with a zone is of use on its own host only.
	if (version === 0 || host.includes('%') || port < 1 || port > 65_535) {
		return undefined;
	}

	const label = version === 6 ? `[${host}]:${port}` : `${host}:${port}`;
	return {host, port, label, identity: word(fieldOf(item, 'identity'))};
}
