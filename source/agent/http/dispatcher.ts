import {Agent, buildConnector, type Dispatcher} from 'undici';
import type {TlsOptions} from '../../domain/cluster.js';
import {largestAnswer} from './request.js';

export type DispatcherOptions = {
	readonly timeoutMs: number;
	readonly tls?: TlsOptions;
	/** The unix socket that an agent listens on; undefined to connect over the network. */
	readonly socketPath?: string | undefined;
};

/**
 * Connections to agents, at most four to each: one for the overviews, which are requested one after another, and one for
 * each request beside them, since `/info` and others may hang together with the database.
 */
export function createDispatcher({timeoutMs, tls = {}, socketPath}: DispatcherOptions): Dispatcher {
	const {isInsecure = false, ...identity} = tls;
	return new Agent({
		connections: 4,
		pipelining: 1,
		allowH2: false,
		maxResponseSize: largestAnswer,
		connect: keepingAlerts({
			timeout: timeoutMs,
			allowH2: false,
			...identity,
			rejectUnauthorized: !isInsecure,
			...(socketPath === undefined ? {} : {socketPath}),
		}),
	});
}

/**
 * With TLS 1.3 an agent refuses our certificate after we take the connection for established: it sends an alert and
 * closes. undici then reports the close instead of the alert (onHttpSocketEnd of its lib/dispatcher/client-h1.js), unless
 * the alert has destroyed the socket.
 */
function keepingAlerts(options: buildConnector.BuildOptions): buildConnector.connector {
	const connect = buildConnector(options);
	return (place, callback) => {
		connect(place, (...result) => {
			const [error, socket] = result;
			if (error === null) {
				socket.once('error', (alert: Error) => {
					socket.destroy(alert);
				});
			}

			callback(...result);
		});
	};
}
