import type {AgentAddress} from '../domain/cluster.js';
import {makeVisible} from '../text/visible-text.js';
import {isHost, parsePort, splitHostPort, withoutBrackets} from './host.js';

/** The port that obshell listens on by default. */
const agentPort = '2886';

/** `HOST`, `HOST:PORT`, `[v6]:PORT`, each also after `http://` or `https://`; undefined for anything else. */
export function parseAddress(text: string): AgentAddress | undefined {
	const [, scheme = 'http', place = ''] = /^(?:(https?):\/\/)?([^\/]*)\/?$/iv.exec(text.trim()) ?? [];
	const lowered = place.toLowerCase();
	const {host, port} = isHost(lowered) ? {host: lowered, port: agentPort} : (splitHostPort(place) ?? nowhere);
	if (parsePort(port, 1) === undefined) {
		return undefined;
	}

	const label = `${host}:${port}`;
	return {origin: `${scheme.toLowerCase()}://${label}`, label};
}

const nowhere = {host: '', port: ''};

/** The longest path of a socket on Linux, in bytes: sun_path without the NUL at its end. */
const longestSocketPath = 107;

/** An agent on this host by the path of its unix socket, `run/obshell.sock` in its folder; undefined for an invalid path. */
export function parseSocket(text: string): AgentAddress | undefined {
	const isPath = text !== '' && !text.includes('\0') && new TextEncoder().encode(text).length <= longestSocketPath;
	return isPath ? {origin: 'http://127.0.0.1', label: makeVisible(text), socketPath: text} : undefined;
}

/** Where a server listens; port 0 takes any free one. */
export type ListenAddress = {readonly host: string; readonly port: number};

/** `HOST:PORT` to listen on; port 0 takes any free one; undefined for anything else. */
export function parseListen(text: string): ListenAddress | undefined {
	const {host, port: digits} = splitHostPort(text.trim()) ?? nowhere;
	const port = parsePort(digits, 0);
	return port === undefined ? undefined : {host: withoutBrackets(host), port};
}

/** As `--listen` takes it: IPv6 in brackets. */
export function formatListen({host, port}: ListenAddress): string {
	return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
