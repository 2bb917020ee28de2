import type {LookupFunction, TcpNetConnectOpts} from 'node:net';
import type {HostNames} from '../domain/host-names.js';

type Target = {
	readonly host: string;
	readonly port: number;
	/** Longest wait for the connection. */
	readonly timeoutMs: number;
	/** Node's own lookup unless given. */
	readonly names?: HostNames | undefined;
};

/**
 * Ms. A firewall may have forgotten a connection that was idle for longer: none is used again, and one that waits for an
 * answer is kept alive.
 */
export const longestIdleMs = 15_000;

/** How to connect to a server, by name or address. */
export function socketOptions({host, port, timeoutMs, names}: Target): TcpNetConnectOpts {
	return {
		host,
		port,
		noDelay: true,
		keepAlive: true,
		keepAliveInitialDelay: longestIdleMs,
		// Node gives each address of a name but the last a quarter of a second, too little for a far one.
		autoSelectFamily: true,
		autoSelectFamilyAttemptTimeout: Math.max(10, Math.floor(timeoutMs / 3)),
		...(names === undefined ? {} : {lookup: createLookup(names)}),
	};
}

function createLookup(names: HostNames): LookupFunction {
	return (name, {all}, callback) => {
		void answerLookup(names.resolve(name), all === true, callback);
	};
}

async function answerLookup(
	resolving: ReturnType<HostNames['resolve']>,
	isAll: boolean,
	callback: Parameters<LookupFunction>[2],
): Promise<void> {
	let addresses: Awaited<typeof resolving>;
	try {
		addresses = await resolving;
	} catch (error) {
		callback(error as NodeJS.ErrnoException, '');
		return;
	}

	if (isAll) {
		callback(null, [...addresses]);
	} else {
		callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
	}
}
