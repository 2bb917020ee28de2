import {isIPv4} from 'node:net';
import type {KnownAgent} from '../agent/answers/known-agents.js';
import type {AgentAddress} from '../domain/cluster.js';

/** One of them answers, or the cluster has other troubles. */
const mostLearned = 32;

/**
 * The other agents of a list that an agent gave, to be reached by the same scheme; undefined where the list lacks the address
 * of that agent. Through a tunnel the listed addresses are out of reach, or those of somebody else.
 */
export function findLearned(list: readonly KnownAgent[], from: AgentAddress): readonly AgentAddress[] | undefined {
	const own = placeOf(from);
	const {protocol, hostname} = new URL(from.origin);
	const addresses = list.map((agent) => ({...agent, origin: `${protocol}//${agent.label}`}));
	if (from.socketPath !== undefined || addresses.every((address) => placeOf(address) !== own)) {
		return undefined;
	}

	return addresses
		.filter(({identity}) => identity === 'CLUSTER AGENT' || identity === '')
		.filter((address) => placeOf(address) !== own && isElsewhere(address, isLoopback(hostname)))
		.slice(0, mostLearned)
		.map(({label, origin}) => ({label, origin}));
}

const usualPorts = new Map([
	['http:', '80'],
	['https:', '443'],
]);

/** Where an agent listens, in one spelling: an IPv6 address has many. */
export function placeOf({origin, socketPath}: Pick<AgentAddress, 'origin' | 'socketPath'>): string {
	const {protocol, hostname, port} = new URL(origin);
	return socketPath ?? `${hostname}:${port === '' ? (usualPorts.get(protocol) ?? '') : port}`;
}

/** An address that means "this host" on every host is another agent only where all of them run on one. */
function isElsewhere({origin}: AgentAddress, isLocal: boolean): boolean {
	const {hostname} = new URL(origin);
	return hostname !== '0.0.0.0' && hostname !== '[::]' && (isLocal || !isLoopback(hostname));
}

function isLoopback(hostname: string): boolean {
	return hostname === '[::1]' || hostname === 'localhost' || (isIPv4(hostname) && hostname.startsWith('127.'));
}
