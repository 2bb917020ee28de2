import {Client, type Dispatcher} from 'undici';
import type {TlsOptions} from '../../domain/cluster.js';
import type {HostNames} from '../../domain/host-names.js';
import {ConnectionPool, longestIdleMs} from './connection-pool.js';
import {createConnector} from './connector.js';
import {largestAnswer} from './request.js';

export type DispatcherOptions = {
	readonly timeoutMs: number;
	readonly tls?: TlsOptions;
	/** The unix socket that an agent listens on; undefined to connect over the network. */
	readonly socketPath?: string | undefined;
	readonly names: HostNames;
	/** The time since an arbitrary origin, in ms, also while the machine was suspended. */
	readonly uptime: () => number;
};

/** Connections to agents. */
export function createDispatcher({timeoutMs, tls = {}, socketPath, names, uptime}: DispatcherOptions): Dispatcher {
	const {isInsecure = false, ...identity} = tls;
	const connect = createConnector({
		timeout: timeoutMs,
		allowH2: false,
		keepAliveInitialDelay: longestIdleMs,
		...identity,
		rejectUnauthorized: !isInsecure,
		...(socketPath === undefined ? {} : {socketPath}),
		names,
	});
	return new ConnectionPool({
		uptime,
		open: (origin) =>
			new Client(origin, {
				connect,
				pipelining: 1,
				allowH2: false,
				maxResponseSize: largestAnswer,
				keepAliveTimeout: longestIdleMs,
				keepAliveMaxTimeout: longestIdleMs,
			}),
	});
}
