import type {ProgressRow} from '../domain/restore-reading.js';
import type {SqlAddress} from '../domain/cluster.js';
import type {Connect, SqlAnswer, SqlConnection, SqlRow} from './connect.js';
import {decodeProgressRow, progressColumns, keyColumns} from './progress-row.js';
import {explainSql, isRefusal, type Step} from './error-codes.js';
import {SqlError} from './sql-error.js';

export type SqlSourceOptions = {
	readonly address: SqlAddress;
	/** With the tenant, and through obproxy with the cluster: `root@sys#obprod`. */
	readonly user: string;
	readonly password: string;
	readonly connect: Connect;
	/** Longest wait for the login, and for each statement. */
	readonly timeoutMs: number;
};

/** OceanBase's own figures of restores. `read` throws a SqlError, or the signal's reason once that is aborted. */
export type ProgressSource = {
	/** The figures of every restore of the cluster that runs. One question at a time. */
	readonly read: (signal: AbortSignal) => Promise<readonly ProgressRow[]>;
	readonly close: () => Promise<void>;
};

const view = 'oceanbase.CDB_OB_RESTORE_PROGRESS';

/** Keeps one connection, opened when first asked for, and anew when it broke. */
export function createProgressSource({address, user, password, connect, timeoutMs}: SqlSourceOptions): ProgressSource {
	let connection: SqlConnection | undefined;
	/** The columns that the view of this connection's server has. */
	let columns: readonly string[] | undefined;

	function drop(): void {
		connection?.destroy();
		connection = undefined;
		columns = undefined;
	}

	async function attempt<Value>(step: Step, signal: AbortSignal, act: () => Promise<Value>): Promise<Value> {
		try {
			return await act();
		} catch (error) {
			// What the view is may have changed; and a connection that was left amid an answer is of no use.
			columns = undefined;
			if (signal.aborted || !isRefusal(error)) {
				drop();
			}

			signal.throwIfAborted();
			throw explainSql(error, step, password);
		}
	}

	async function open(signal: AbortSignal): Promise<SqlConnection> {
		const opened = await attempt('login', signal, async () => connect({...address, user, password, timeoutMs}, signal));
		connection = opened;
		for (const statement of preparations(timeoutMs)) {
			// eslint-disable-next-line no-await-in-loop -- in this order
			await attempt('query', signal, async () => tolerate(opened.queryRows(statement, signal)));
		}

		return opened;
	}

	async function ask(sql: string, signal: AbortSignal): Promise<SqlAnswer> {
		const asked = connection ?? (await open(signal));
		return attempt('query', signal, async () => asked.queryRows(sql, signal));
	}

	return {
		async read(signal) {
			signal.throwIfAborted();
			if (connection?.isOpen() === false) {
				drop();
			}

			columns ??= knownColumns(await ask(`SELECT * FROM ${view} LIMIT 0`, signal));
			const {rows} = await ask(`SELECT ${columns.join(', ')} FROM ${view} WHERE TENANT_ID <> 1`, signal);
			return rows.flatMap((row) => decodeProgressRow(inCapitals(row)) ?? []);
		},
		async close() {
			connection?.close();
			connection = undefined;
			columns = undefined;
		},
	};
}

/** The server's own limit, in microseconds, ends a statement that we no longer wait for. */
function preparations(timeoutMs: number): readonly string[] {
	return ['SET SESSION TRANSACTION READ ONLY', `SET ob_query_timeout = ${Math.ceil(timeoutMs * 1000)}`];
}

/** A server that does not know the statement does without it. */
async function tolerate(asked: Promise<unknown>): Promise<void> {
	try {
		await asked;
	} catch (error) {
		if (!isRefusal(error)) {
			throw error;
		}
	}
}

/** Names out of our own list, so that nothing of a server's gets into a statement. */
function knownColumns({columns}: SqlAnswer): readonly string[] {
	const present = new Set(columns.map((name) => name.toUpperCase()));
	const missing = keyColumns.find((name) => !present.has(name));
	if (missing !== undefined) {
		throw new SqlError({reason: 'noView', said: `${view} has no ${missing}`});
	}

	return progressColumns.filter((name) => present.has(name));
}

function inCapitals(row: SqlRow): SqlRow {
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toUpperCase(), value]));
}
