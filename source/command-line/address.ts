import type {AgentAddress} from '../domain/cluster.js';
import {makeVisible} from '../text/visible-text.js';

/** The port that obshell listens on by default. */
const agentPort = 2886;

/** `HOST`, `HOST:PORT`, `[v6]:PORT`, each also after `http://` or `https://`; undefined for anything else. */
export function parseAddress(text: string): AgentAddress | undefined {
	const found = /^(?:(https?):\/\/)?([\w\-.]+|\[[\d%.:a-f]+\])(?::(\d{1,5}))?\/?$/iv.exec(text.trim());
	if (found === null) {
		return undefined;
	}

	const [, scheme = 'http', host = '', portText] = found;
	const port = portText === undefined ? agentPort : Number(portText);
	const label = `${host.toLowerCase()}:${port}`;
	const origin = `${scheme.toLowerCase()}://${label}`;
	// The pattern also matches invalid addresses, such as 10.0.0.256.
	return port < 1 || !URL.canParse(origin) ? undefined : {origin, label};
}

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
	const found = /^([\w\-.]+|\[[\d.:a-f]+\]):(\d{1,5})$/iv.exec(text.trim());
	const [, host = '', port = ''] = found ?? [];
	return found === null || Number(port) > 65_535
		? undefined
		: {host: host.replaceAll(/[\[\]]/gv, ''), port: Number(port)};
}
