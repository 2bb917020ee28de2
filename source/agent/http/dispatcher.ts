import type {Socket} from 'node:net';
import {createSecureContext} from 'node:tls';
import {Client, type Dispatcher} from 'undici';
import type {TlsOptions} from '../../domain/cluster.js';
import type {HostNames} from '../../domain/host-names.js';
import {ConnectionPool, longestIdleMs} from './connection-pool.js';
import {createConnector} from './connector.js';
import {largestAnswer} from './request.js';
import type {TrustedCas} from './trusted-cas.js';

export type DispatcherOptions = {
	readonly timeoutMs: number;
	readonly tls?: TlsOptions;
	/** The CAs to verify certificates with; undefined without TLS. */
	readonly trusted?: TrustedCas | undefined;
	/** The unix socket that an agent listens on; undefined to connect over the network. */
	readonly socketPath?: string | undefined;
	readonly names: HostNames;
	/** Called with each established connection over TCP. */
	readonly onSocket?: ((socket: Socket) => void) | undefined;
	/** The time since an arbitrary origin, in ms, also while the machine was suspended. */
	readonly uptime: () => number;
};

/** Connections to agents. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
	const {timeoutMs, tls = {}, trusted, socketPath, names, onSocket, uptime} = options;
	const {isInsecure = false, ca, cert, key} = tls;
	const cas = trusted?.certificates ?? (ca === undefined ? undefined : [ca]);
	const isTls = (cas ?? cert) !== undefined;
	const connect = createConnector({
		timeout: timeoutMs,
		allowH2: false,
		keepAliveInitialDelay: longestIdleMs,
		rejectUnauthorized: !isInsecure,
		// Created once: each connection would read the whole list of CAs again.
		...(isTls ? {secureContext: createSecureContext({...(cas === undefined ? {} : {ca: [...cas]}), cert, key})} : {}),
		...(socketPath === undefined ? {} : {socketPath}),
		names,
		onSocket,
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
