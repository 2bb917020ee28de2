import type {ClusterIdentity} from '../domain/cluster-identity.js';
import type {ProgressRow} from '../domain/restore-reading.js';
import type {StatusChange} from '../domain/restore/status-change.js';
import {clusterParametersQuery, decodeClusterParameters} from './cluster-parameters.js';
import {createKeptConnection, type KeptConnectionOptions} from './kept-connection.js';
import {decodeProgressRow, keyColumns, progressColumns, startedAt} from './progress-row.js';
import {rowsOf} from './rows-of.js';
import type {SqlAnswer} from './sql-connection.js';
import {SqlError, sqlProblemOf} from './sql-error.js';
import {decodeStatusChanges, statusChangesProbe, statusChangesQuery} from './status-changes.js';
import {columnsOf} from './view-columns.js';

type ProgressAnswer = {
	/** A row for each running restore of the cluster. */
	readonly rows: readonly ProgressRow[];
	/** What the cluster calls itself, read once a connection; undefined where it may not be read. */
	readonly identity: ClusterIdentity | undefined;
	/** The first answer over a connection: what was read before may be of another server. */
	readonly isFirst: boolean;
};

/** OceanBase's own progress of restores. Its functions throw a SqlError, or the signal's reason once that is aborted. */
type ProgressSource = {
	/** Not to be called again before it has ended. */
	readonly read: (signal: AbortSignal) => Promise<ProgressAnswer>;
	/** The recorded changes of status, oldest first, over a connection of its own that is closed afterwards. */
	readonly readStatusChanges: (signal: AbortSignal) => Promise<readonly StatusChange[]>;
	readonly close: () => Promise<void>;
};

const view = 'oceanbase.CDB_OB_RESTORE_PROGRESS';

/** What is read once a connection. */
type Known = {readonly columns: readonly string[]; readonly identity: ClusterIdentity | undefined};

/** Keeps one connection, and reads the columns of the view and the cluster's parameters once for each. */
export function createProgressSource(options: KeptConnectionOptions): ProgressSource {
	const connection = createKeptConnection(options);
	let known: Known | undefined;

	async function readIdentity(signal: AbortSignal): Promise<ClusterIdentity | undefined> {
		try {
			return decodeClusterParameters(rowsOf(await connection.query(clusterParametersQuery, signal)));
		} catch (error) {
			signal.throwIfAborted();
			// Progress does not depend on it; the next query opens the connection again if this one broke it.
			if (error instanceof SqlError) {
				return undefined;
			}

			throw error;
		}
	}

	async function learn(signal: AbortSignal): Promise<Known> {
		const columns = presentColumns(await connection.query(`SHOW COLUMNS FROM ${view}`, signal));
		return {columns, identity: await readIdentity(signal)};
	}

	async function readRows(signal: AbortSignal): Promise<ProgressAnswer> {
		const isFirst = known === undefined;
		known ??= await learn(signal);
		const {columns, identity} = known;
		const answer = await connection.query(selectRows(columns), signal);
		requireColumns(answer, columns);
		return {rows: rowsOf(answer).flatMap((row) => decodeProgressRow(row) ?? []), identity, isFirst};
	}

	return {
		async read(signal) {
			signal.throwIfAborted();
			if (connection.isLost()) {
				connection.drop();
				known = undefined;
			}

			try {
				return await readRows(signal);
			} catch (error) {
				// The view may be another one by now: after an upgrade, or on another server.
				known = undefined;
				if (sqlProblemOf(error)?.detail?.type === 'otherColumns') {
					connection.drop();
				}

				throw error;
			}
		},
		readStatusChanges: async (signal) => readStatusChanges(options, signal),
		async close() {
			connection.close();
			known = undefined;
		},
	};
}

async function readStatusChanges(
	options: KeptConnectionOptions,
	signal: AbortSignal,
): Promise<readonly StatusChange[]> {
	const connection = createKeptConnection(options);
	try {
		await connection.query(statusChangesProbe, signal);
		return decodeStatusChanges(rowsOf(await connection.query(statusChangesQuery, signal)));
	} finally {
		connection.close();
	}
}

/** The names come from our own list, so that no text of a server gets into a statement. */
function presentColumns(answer: SqlAnswer): readonly string[] {
	const present = columnsOf(rowsOf(answer));
	const missing = keyColumns.find((name) => !present.has(name));
	if (missing !== undefined) {
		throw new SqlError({reason: 'noView', detail: {type: 'missingColumn', column: missing}});
	}

	return progressColumns.filter((name) => present.has(name));
}

function selectRows(columns: readonly string[]): string {
	const selected = columns.map((name) =>
		name === startedAt.column ? `${startedAt.expression} AS ${startedAt.name}` : name,
	);
	return `SELECT ${selected.join(', ')} FROM ${view} WHERE TENANT_ID <> 1`;
}

/** An answer to something else must not be taken for one without restores. */
function requireColumns(answer: SqlAnswer, columns: readonly string[]): void {
	const expected = columns.map((name) => (name === startedAt.column ? startedAt.name : name));
	if (answer.columns.map((name) => name.toUpperCase()).join(' ') !== expected.join(' ')) {
		throw new SqlError({reason: 'failed', detail: {type: 'otherColumns'}});
	}
}
