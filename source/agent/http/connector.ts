import {isIP, type Socket} from 'node:net';
import {buildConnector} from 'undici';
import type {HostAddress, HostNames} from '../../domain/host-names.js';

export type ConnectorOptions = buildConnector.BuildOptions & {
	readonly timeout: number;
	readonly names: HostNames;
	/** Called with each established connection over TCP. */
	readonly onSocket?: ((socket: Socket) => void) | undefined;
};

/**
 * Connects by name or address. Node gives each address of a name a quarter of a second, too little for a far one, unless it
 * is the last: here each has an equal share of the whole time.
 */
export function createConnector({names, onSocket, ...options}: ConnectorOptions): buildConnector.connector {
	const known = new Map<string, readonly HostAddress[]>();
	const connectors = new Map<number, buildConnector.connector>();
	const direct = keepingAlerts(options);
	const socketPath = options.socketPath ?? undefined;

	function connectorFor(count: number): buildConnector.connector {
		const connector = connectors.get(count) ?? keepingAlerts(sharing(options, {count, known}));
		connectors.set(count, connector);
		return connector;
	}

	async function connectByName(place: buildConnector.Options, callback: buildConnector.Callback): Promise<void> {
		const {hostname} = place;
		try {
			known.set(hostname, await names.resolve(hostname));
		} catch (error) {
			callback(error as Error, null);
			return;
		}

		const connect = connectorFor(known.get(hostname)?.length ?? 1);
		connect(place, (...result) => {
			const [, socket] = result;
			if (socket?.remoteAddress !== undefined) {
				names.prefer(hostname, socket.remoteAddress);
			}

			callback(...result);
		});
	}

	return (place, done) => {
		const callback: buildConnector.Callback = (...result) => {
			const [error, socket] = result;
			if (error === null && socketPath === undefined) {
				onSocket?.(socket);
			}

			done(...result);
		};

		if (socketPath === undefined && isIP(place.hostname) === 0) {
			void connectByName(place, callback);
		} else {
			direct(place, callback);
		}
	};
}

type Share = {readonly count: number; readonly known: ReadonlyMap<string, readonly HostAddress[]>};

/** For names with so many addresses, which are known already. */
function sharing(
	options: Omit<ConnectorOptions, 'names' | 'onSocket'>,
	{count, known}: Share,
): buildConnector.BuildOptions {
	return {
		...options,
		autoSelectFamily: true,
		autoSelectFamilyAttemptTimeout: Math.max(10, Math.floor(options.timeout / count)),
		lookup(name, {all}, callback) {
			const addresses = [...(known.get(name) ?? [])];
			if (all === true) {
				callback(null, addresses);
			} else {
				callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
			}
		},
	};
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
