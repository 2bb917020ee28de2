import type {SqlAddress} from '../domain/cluster.js';
import type {HostNames} from '../domain/host-names.js';
import {explainSql, isRefusal, type Step} from './error-codes.js';
import {longestIdleMs} from './socket-options.js';
import type {Connect, SqlAnswer, SqlConnection} from './sql-connection.js';

export type KeptConnectionOptions = {
	readonly address: SqlAddress;
	/** With the tenant, and through obproxy with the cluster: `root@sys#obprod`. */
	readonly user: string;
	readonly password: string;
	readonly connect: Connect;
	/** Longest wait for the login, and for each statement. */
	readonly timeoutMs: number;
	/** Resolves the host; Node's own lookup unless given. */
	readonly names?: HostNames | undefined;
	/** The time since an arbitrary origin, in ms, also while the machine was suspended; without it no connection is too old. */
	readonly uptime?: (() => number) | undefined;
};

/** One connection to OceanBase, opened when it is first needed and again after it was dropped. */
type KeptConnection = {
	/** Throws a SqlError, or the signal's reason once that is aborted; after most errors the connection is dropped. */
	readonly query: (sql: string, signal: AbortSignal) => Promise<SqlAnswer>;
	/** Whether there was a connection that has broken since the last query, or was idle for too long to be used again. */
	readonly isLost: () => boolean;
	/** Leaves it at once. */
	readonly drop: () => void;
	/** Ends it properly. */
	readonly close: () => void;
};

export function createKeptConnection(options: KeptConnectionOptions): KeptConnection {
	const {address, user, password, connect, timeoutMs, names, uptime = () => 0} = options;
	let connection: SqlConnection | undefined;
	let usedMs = 0;

	function drop(): void {
		connection?.destroy();
		connection = undefined;
	}

	async function attempt<Value>(step: Step, signal: AbortSignal, act: () => Promise<Value>): Promise<Value> {
		try {
			const value = await act();
			usedMs = uptime();
			return value;
		} catch (error) {
			// Only an error that the server sent leaves no half-read answer behind.
			if (signal.aborted || !isRefusal(error)) {
				drop();
			}

			signal.throwIfAborted();
			throw explainSql(error, step, password);
		}
	}

	async function open(signal: AbortSignal): Promise<SqlConnection> {
		const login = {
			host: address.host,
			port: address.port,
			user,
			password,
			timeoutMs,
			...(names === undefined ? {} : {names}),
		};
		const opened = await attempt('login', signal, async () => connect(login, signal));
		connection = opened;
		for (const statement of preparations(timeoutMs)) {
			// eslint-disable-next-line no-await-in-loop -- one connection takes one statement at a time
			await attempt('query', signal, async () => ignoreRefusal(opened.queryRows(statement, signal)));
		}

		return opened;
	}

	return {
		async query(sql, signal) {
			const opened = connection ?? (await open(signal));
			return attempt('query', signal, async () => opened.queryRows(sql, signal));
		},
		isLost: () => connection !== undefined && (!connection.isOpen() || uptime() - usedMs > longestIdleMs),
		drop,
		close() {
			connection?.close();
			connection = undefined;
		},
	};
}

/** The server's own limit, in microseconds, ends a statement that restop no longer waits for. */
function preparations(timeoutMs: number): readonly string[] {
	return ['SET SESSION TRANSACTION READ ONLY', `SET ob_query_timeout = ${Math.ceil(timeoutMs * 1000)}`];
}

/** Both statements are precautions: a server that does not know one of them is used without it. */
async function ignoreRefusal(work: Promise<unknown>): Promise<void> {
	try {
		await work;
	} catch (error) {
		if (!isRefusal(error)) {
			throw error;
		}
	}
}
